"""What can be set, on one page: environment variables with the prefix `OPENHIRE_`, and OpenAI's usual two."""

from pathlib import Path
from typing import Annotated

from pydantic import AliasChoices, Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(
        env_prefix="OPENHIRE_", extra="ignore", frozen=True, populate_by_name=True, use_attribute_docstrings=True
    )

    # the server
    host: str = "127.0.0.1"
    """Address to listen on."""
    port: int = Field(default=8000, ge=0, le=65535)
    """Port to listen on; 0 takes a free one and prints it."""
    origins: Annotated[tuple[str, ...], NoDecode] = (
        "http://localhost:3000",
        "http://localhost:3001",
        "http://localhost:5173",
        "http://localhost:8000",
    )
    """Origins that may call the API from a browser, separated by commas; the server's own pages always may."""
    public_url: str | None = Field(default=None, pattern="^https?://[^?#]+$")
    """Where candidates reach the server, as https://interviews.example.org/: what links of invitations begin with.
    None: the address that the recruiter's request came to."""
    requests_per_minute: int = Field(default=600, ge=1)
    """Requests and new websockets one token may make in a minute, and one address ten times as many; above it: 429."""
    log_format: str = Field(default="text", pattern="^(text|json)$")
    """`text` or `json`."""
    log_level: str = Field(default="info", pattern="^(debug|info|warning|error)$")
    """`debug`, `info`, `warning` or `error`."""

    trace_content: bool = False
    """Traces (OpenTelemetry, LangSmith) may hold what was asked and said, and prompts as they were sent: personal data,
    for collectors that may keep it."""

    # who may what
    jwt_secret: SecretStr | None = Field(default=None, min_length=32)
    """Secret that tokens are signed with (HS256), at least 32 characters."""
    jwks_url: str | None = Field(default=None, pattern="^https?://")
    """Where the issuer of tokens publishes its keys, as https://PROJECT.supabase.co/auth/v1/.well-known/jwks.json."""
    jwt_audience: str | None = None
    """`aud` that tokens must have, as `authenticated`; none: any."""
    jwt_issuer: str | None = None
    """`iss` that tokens must have; none: any."""
    jwt_role_claim: str = "app_metadata.role"
    """Where a token says candidate, recruiter or admin. Nowhere that users can write to themselves."""
    jwt_organisation_claim: str = "app_metadata.organisation"
    """Where a token says whose rows it reaches. Likewise."""
    retention_days: int | None = Field(default=None, ge=1)
    """Days after its end when an interview is erased, and candidates whom nothing needs any more with it; none: kept
    until somebody deletes it."""

    # where things live
    data_dir: Path = Path("data")
    """Folder of everything that is kept: records, checkpoints, index."""
    database_url: str | None = None
    """postgresql://user:password@host/database, which many servers can share, or the URL of a SQLite file; default:
    `openhire.sqlite` in the data folder."""
    database_connections: int = Field(default=10, ge=2)
    """At most so many connections of one server to PostgreSQL for the record, and as many again for checkpoints."""
    database_patience: float = Field(default=5.0, ge=0.1)
    """Seconds to wait for the database, be it locked, busy or silent, before a candidate is told."""
    chroma_url: str | None = None
    """http://host:port of a Chroma server; default: in process, in the data folder."""
    prompts_dir: Path = Path(__file__).parent / "prompts"
    """Folder of the prompts, the question bank and the phase plan."""
    reload_prompts: bool = True
    """Take up edits of the prompts while the server runs, for interviews that begin after them. On by default, since no
    edit can do harm: one that cannot be used changes nothing but the log and `/ready`, and an interview that has begun
    keeps its words."""
    demo: bool = True
    """Put the demonstration job and candidate into an empty record."""

    # the interviewer
    model: str | None = None
    """Name of a model at the OpenAI-compatible endpoint; none: the interview is held by rules."""
    openai_api_key: SecretStr | None = Field(default=None, validation_alias=AliasChoices("OPENAI_API_KEY"))
    """Key of the model's endpoint."""
    openai_base_url: str | None = Field(default=None, validation_alias=AliasChoices("OPENAI_BASE_URL"))
    """Address of an OpenAI-compatible endpoint, ending in /v1; none: OpenAI's own."""
    model_timeout: float = Field(default=8.0, gt=0)
    """Seconds one skill may take, retries included, before the rules stand in."""
    turn_budget: float = Field(default=12.0, gt=0)
    """Seconds of one turn that may be spent waiting for the model, for all its skills; then the rules stand in."""
    assess_comfort: bool = True
    """Read comfort from the words of the answers; it sets the tone of questions and nothing else."""

    # live interviews (seconds)
    endpointing_delay: float = Field(default=2.5, ge=0)
    """Seconds after the last final transcript before it counts as the answer; 0: never."""
    settling_time: float = Field(default=0.8, ge=0)
    """Seconds a reply to spoken words is held back after the last of them."""
    most_restarts: int = Field(default=3, ge=0)
    """How often a reply being made may be stopped because the candidate went on."""
    close_grace: float = Field(default=10.0, ge=0)
    """Seconds between `interview_ended` and the close."""
    clock_stops: bool = True
    """The interview's clock stops while nobody is connected."""
    abandoned_after: float = Field(default=86_400.0, gt=0)
    """Seconds without anybody connected after which an interview has ended as abandoned."""
    messages_per_second: float = Field(default=50.0, gt=0)
    """Messages one socket may send in the long run, five seconds' worth of them at once; above it is closed (4429)."""

    @property
    def record_url(self) -> str:
        """Where the record is: `database_url`, else the file in the data folder."""
        return self.database_url or f"sqlite+aiosqlite:///{self.data_dir / 'openhire.sqlite'}"

    @property
    def needs_tokens(self) -> bool:
        """A key is set; without one the server answers to its own machine alone."""
        return self.jwt_secret is not None or self.jwks_url is not None

    @field_validator("jwt_secret", "jwks_url", mode="before")
    @classmethod
    def empty_is_absent(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator("origins", mode="before")
    @classmethod
    def split_at_commas(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

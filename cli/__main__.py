"""`python -m cli`: the same as `openhire`, for a checkout that is not installed."""

from cli.main import app

app(prog_name="openhire")

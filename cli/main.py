"""`openhire`: serve interviews, hold one from the console, look after the record."""

import typer

from cli import candidates, evaluate, interview, jobs, prompts, serve, token, transcript, trying

app = typer.Typer(
    name="openhire",
    help="An AI interviewer: serve it, talk to it, and read what was said.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("serve")(serve.serve)
app.command("interview")(interview.interview)
app.command("token")(token.token)
app.add_typer(jobs.app, name="jobs")
app.add_typer(candidates.app, name="candidates")
app.add_typer(prompts.app, name="prompts")
app.command("transcript")(transcript.transcript)
app.add_typer(trying.app, name="try")
app.command("eval")(evaluate.evaluate)

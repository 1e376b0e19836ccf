"""The command `samrit`: one module a subcommand, loaded only when it is called."""

from __future__ import annotations

from importlib import import_module

import click

# name ▸ where the command stands, and its line in `samrit --help`
COMMANDS: dict[str, tuple[str, str]] = {
    "read": ("samrit.cli.read:read", "อ่านหนังสือราชการเป็นร่างตัวชี้วัด / read official letters into drafts"),
    "criterion": ("samrit.cli.criterion:criterion", "อ่านเกณฑ์หนึ่งประโยค / read one criterion sentence"),
    "scale": ("samrit.cli.scale:scale", "อ่านเกณฑ์ห้าระดับ และคิดระดับจากค่า / compile five levels, score a value"),
    "demo": ("samrit.cli.demo:demo", "โหลดรอบการประเมินสาธิต / load the demonstration round"),
    "serve": ("samrit.cli.serve:serve", "เปิดระบบบนเครื่องนี้ / serve the web application"),
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one when it is called: start-up stays fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)  # noqa: S101 - the table above is ours
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, words) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="samrit", prog_name="samrit")
def main() -> None:
    """สัมฤทธิ์: จากหนังสือเวียนถึงแบบประเมินที่ลงนามแล้ว / from the official letter to the signed form."""

"""The kernel that waits in the warm process: built once, given its connection after a fork.

Of a kernel's start, most goes into building the shell and reading a command line. Neither
depends on the learner, so both are done (or spared) before the fork.
"""

from typing import Any

from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from ipykernel.zmqshell import ZMQInteractiveShell
from traitlets.config import Config


class WarmShell(ZMQInteractiveShell):
    """A shell built before there was a kernel; a kernel takes it and makes it its own."""

    @classmethod
    def instance(cls, *_: Any, **belongings: Any) -> Any:
        """Return the one shell, with what the kernel that asks gives it."""
        # Nothing a learner does is written down: no history, and no thread to keep one.
        shell = super().instance(config=Config(HistoryManager={"enabled": False}))
        for name, value in belongings.items():
            if value is not None:
                setattr(shell, name, value)
        return shell


class WarmKernel(IPythonKernel):
    """The kernel that takes the warm shell."""

    shell_class = WarmShell


class WarmApplication(IPKernelApp):
    """The program of a kernel, told what it needs by a request instead of a command line."""

    def parse_command_line(self, argv: Any = None) -> None:
        """Read nothing: building the parser costs more than forking."""


def application() -> WarmApplication:
    """Build the shell and the program around it; neither is started."""
    # A first cell compiles the expressions that read cells: some ten milliseconds a kernel.
    WarmShell.instance().run_cell("pass", silent=True)
    return WarmApplication.instance(kernel_class=WarmKernel)

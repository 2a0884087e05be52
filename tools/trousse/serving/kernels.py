"""The learners' kernels: one each, capped, tied to the page that asked, ended when it leaves."""

import asyncio
import os
import sys
from contextvars import ContextVar
from http import HTTPStatus
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_core.utils import ensure_async
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.web import HTTPError

from trousse.serving import network, platform, provisioner

# Who asks for the page being rendered, so that a kernel knows its owner.
visitor: ContextVar[str] = ContextVar("visitor", default="")

# A kernel lives for the time of a document: who comes when all are taken waits a few seconds.
MOST_KERNELS = 10
MOST_KERNELS_EACH = 4
SECONDS_TO_CONNECT = 90.0
SECONDS_TO_RECONNECT = 20.0

_KEPT_VARIABLES = ("LANG", "LC_ALL", "LC_CTYPE", "PATH", "PYTHONPATH", "SYSTEMROOT", "TZ")


class OneKernel(KernelSpecManager):
    """Know one kernel, ours, whatever name a notebook gives."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """Return our kernel."""
        del kernel_name
        return KernelSpec(
            argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
            display_name="Python 3",
            language="python",
            metadata={"kernel_provisioner": {"provisioner_name": provisioner.NAME}},
        )

    def get_all_specs(self) -> dict[str, Any]:
        """Return our kernel under the name notebooks are saved with."""
        spec = self.get_kernel_spec("python3").to_dict()
        return {"python3": {"resource_dir": "", "spec": spec}}


class LearnerKernels(AsyncMappingKernelManager):
    """Start kernels for pages, within a cap, and end those nobody is connected to."""

    def __init__(self, **kwargs: Any) -> None:
        """Start the warm process where the system can fork."""
        super().__init__(**kwargs)  # type: ignore[no-untyped-call]
        provisioner.register()
        self.warm = provisioner.WarmProcess() if platform.CAN_FORK else None
        self._owners: dict[str, str] = {}
        self._pages: dict[str, str] = {}
        self._endings: dict[str, asyncio.TimerHandle] = {}

    async def start_kernel(self, **kwargs: Any) -> str:  # type: ignore[override]
        """Start a kernel for the visitor whose page is being rendered.

        Raises:
            HTTPError: 503 when all are taken, or too many by this visitor.
        """
        if self.full(visitor.get()):
            raise HTTPError(HTTPStatus.SERVICE_UNAVAILABLE)
        kwargs["env"] = self._environment(kwargs.get("env", {}))
        kernel_id = await super().start_kernel(**kwargs)
        self._owners[kernel_id] = visitor.get()
        self._end_later(kernel_id, SECONDS_TO_CONNECT)
        return kernel_id

    def connect_page(self, kernel_id: str, address: str, page: str) -> bool:
        """Tie `kernel_id` to one page; False when it is another visitor's or another page's."""
        if self._owners.get(kernel_id) != address or not page:
            return False
        if self._pages.setdefault(kernel_id, page) != page:
            return False
        self._keep(kernel_id)
        return True

    def disconnect_page(self, kernel_id: str) -> None:
        """End the kernel soon, unless its page comes back."""
        self._end_later(kernel_id, SECONDS_TO_RECONNECT)

    def owned_by(self, kernel_id: str, address: str) -> bool:
        """Tell whether `address` asked for this kernel."""
        return kernel_id in self and self._owners.get(kernel_id) == address

    async def shutdown_all(self, now: bool = False) -> None:  # type: ignore[override]
        """End every kernel, then the warm process."""
        for ending in self._endings.values():
            ending.cancel()
        await ensure_async(super().shutdown_all(now=now))
        if self.warm is not None:
            self.warm.close()
            self.warm = None

    def remove_kernel(self, kernel_id: str) -> Any:
        """Forget a kernel that has ended, whoever ended it."""
        self._keep(kernel_id)
        self._owners.pop(kernel_id, None)
        self._pages.pop(kernel_id, None)
        return super().remove_kernel(kernel_id)

    def full(self, address: str) -> bool:
        """Tell whether all kernels are taken, or too many by `address`."""
        # This machine's own browser may stand for a whole room: only the others are counted.
        own = list(self._owners.values()).count(address)
        crowded = own >= MOST_KERNELS_EACH and not network.is_this_machine(address)
        return len(self) >= MOST_KERNELS or crowded

    def _end_later(self, kernel_id: str, seconds: float) -> None:
        self._keep(kernel_id)
        loop = asyncio.get_running_loop()
        end = lambda: loop.create_task(self._end(kernel_id))  # noqa: E731
        self._endings[kernel_id] = loop.call_later(seconds, end)

    def _keep(self, kernel_id: str) -> None:
        ending = self._endings.pop(kernel_id, None)
        if ending is not None:
            ending.cancel()

    async def _end(self, kernel_id: str) -> None:
        if kernel_id in self:
            manager: Any = self
            await ensure_async(manager.shutdown_kernel(kernel_id, now=True))

    def _environment(self, asked: dict[str, str]) -> dict[str, str]:
        """Return what a kernel is told: nothing of the adviser's session, no home folder."""
        home = Path(self.connection_dir) / "home"
        home.mkdir(exist_ok=True)
        kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
        asked = {name: value for name, value in asked.items() if name.startswith("VOILA_")}
        return {**kept, **asked, **dict.fromkeys(("HOME", "IPYTHONDIR", "TMPDIR"), str(home))}

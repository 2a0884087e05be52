"""What JupyterLab loads for a trainee: a list of what is wanted, everything else left out."""

import json
from pathlib import Path
from typing import Any

from trousse.paths import write_atomically

FRONT = Path(__file__).parent / "front"

# JupyterLab's own extensions that a trainee's screen is made of. Whatever a version adds is off.
_WANTED = {
    f"@jupyterlab/{name}-extension"
    for name in (
        "application apputils codemirror docmanager markdownviewer markedparser mathjax notebook "
        "rendermime services theme-light translation ui-components"
    ).split()
} | {"@jupyter-widgets/jupyterlab-manager", "anywidget", "trousse-lab"}

# Parts of them that are for other people, or that need an extension left out.
_UNWANTED = [
    f"@jupyterlab/{extension}-extension:{part}"
    for extension, parts in {
        "application": "context-menu dirty info layout logo property-inspector sidebar",
        "apputils": "announcements kernel-status notification palette palette-restorer "
        "running-sessions-status",
        "notebook": "active-cell-tool kernel-status language-server metadata-editor "
        "open-with-no-kernel search toc tools update-raw-mimetype",
    }.items()
    for part in parts.split()
]

_OVERRIDES: dict[str, dict[str, Any]] = {
    "@jupyterlab/translation-extension:plugin": {"locale": "fr_FR"},
    "@jupyterlab/apputils-extension:themes": {"theme": "JupyterLab Light"},
    # Two tabs that save by themselves quarrel over the file: our page saves what is typed.
    "@jupyterlab/docmanager-extension:plugin": {"autosave": False},
    "@jupyterlab/notebook-extension:tracker": {
        "autoStartDefaultKernel": True,
        "kernelShutdown": False,
        "scrollPastEnd": False,
        "windowingMode": "none",  # every form stays in the page, for Tab and for screen readers
    },
}


_KERNEL = {"IPKernelApp": {"log_level": 40}}  # warnings in English, on the trainee's terminal


def write_settings(private: Path) -> None:
    """Write the settings of JupyterLab and of its kernels for trainees, under `private`.

    Raises:
        TrousseError: the folder cannot be written.
    """
    disabled = dict.fromkeys([*sorted(_installed() - _WANTED), *_UNWANTED], True)
    page = {"disabledExtensions": disabled, "buildAvailable": False, "buildCheck": False}
    for name, content in {
        "settings/page_config.json": page,
        "settings/overrides.json": _OVERRIDES,
        "ipython/profile_default/ipython_kernel_config.json": _KERNEL,
    }.items():
        write_atomically(private / name, json.dumps(content, indent=1) + "\n")


def _installed() -> set[str]:
    """Return the names of JupyterLab's extensions on this machine, its own and added ones."""
    from jupyter_core.paths import jupyter_path
    from jupyterlab.commands import get_app_dir
    from jupyterlab_server.config import get_federated_extensions

    package = json.loads((Path(get_app_dir()) / "static" / "package.json").read_text("utf-8"))
    own = package["jupyterlab"]
    return {
        *own["extensions"],
        *own["mimeExtensions"],
        *get_federated_extensions(jupyter_path("labextensions")),
    }

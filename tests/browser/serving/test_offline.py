import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

CLOSED = ["unshare", "--map-root-user", "--net"]


@pytest.mark.skipif(
    not shutil.which("unshare")
    or subprocess.run([*CLOSED, "true"], capture_output=True).returncode != 0,
    reason="this system has no network namespaces",
)
def test_a_workshop_needs_no_other_machine():
    program = str(Path(__file__).with_name("offline.py"))
    done = subprocess.run(
        [*CLOSED, sys.executable, program], capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"others": [], "document": "%PDF-", "sought": 0}

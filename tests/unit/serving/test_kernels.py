import pytest

from trousse.serving.kernels import MOST_KERNELS_EACH, LearnerKernels


@pytest.fixture
def kernels(monkeypatch):
    """Kernels of which none is started."""
    monkeypatch.setattr("trousse.serving.platform.CAN_FORK", False)
    return LearnerKernels()


def test_one_tablet_cannot_take_every_kernel(kernels):
    kernels._owners = {str(n): "192.0.2.7" for n in range(MOST_KERNELS_EACH)}
    assert kernels.full("192.0.2.7")
    assert not kernels.full("192.0.2.8")
    kernels._owners = dict.fromkeys(kernels._owners, "127.0.0.1")
    assert not kernels.full("127.0.0.1")


def test_a_kernel_is_one_page_of_one_visitor(kernels):
    kernels._owners["k"] = "192.0.2.7"
    assert not kernels.connect_page("k", "192.0.2.7", "")
    assert not kernels.connect_page("k", "192.0.2.8", "page")
    assert kernels.connect_page("k", "192.0.2.7", "page")
    assert not kernels.connect_page("k", "192.0.2.7", "other")
    assert kernels.connect_page("k", "192.0.2.7", "page")

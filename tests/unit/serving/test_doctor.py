import socket

import pytest

from trousse.paths import Project
from trousse.serving import doctor, platform, power
from trousse.serving.power import Battery


@pytest.fixture
def found(tmp_path, monkeypatch):
    """Examine a machine on which everything is missing."""
    monkeypatch.setattr(platform, "browsers", list)
    monkeypatch.setattr(platform, "printers", list)
    monkeypatch.setattr(platform, "firewall", lambda _port: ("ufw", "lancez « sudo ufw »."))
    monkeypatch.setattr(power, "battery", lambda: Battery(30, plugged=False))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        return {one.what: one for one in doctor.examine(Project(tmp_path), port)}


def test_says_what_to_mend_and_how(found):
    to_mend = {what for what, one in found.items() if one.state == "à corriger"}
    assert {"Navigateur", "Courant"} <= to_mend
    assert any(what.startswith("Port") for what in to_mend)
    assert {found[what].state for what in ("Imprimante", "Pare-feu", "Centre de ressources")} == {
        "à voir"
    }
    assert all(one.to_do for one in found.values() if one.state != "bien")


def test_a_machine_that_is_ready_has_nothing_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(platform, "browsers", lambda: ["Firefox"])
    monkeypatch.setattr(power, "battery", lambda: Battery(30, plugged=True))
    checks = {one.what: one for one in doctor.examine(Project(tmp_path), 0)}
    for what in ("Navigateur", "Polices", "Port 0", "Courant"):
        assert (checks[what].state, checks[what].to_do) == ("bien", ""), checks[what]


@pytest.mark.parametrize(
    ("share", "battery", "told"),
    [
        (0.03, None, "3\u00a0%"),
        (0.03, Battery(60, plugged=False), "l’écran use plus"),
        (0.3, Battery(60, plugged=False), "Branchez"),
        (0.9, Battery(60, plugged=False), "C’est beaucoup"),
    ],
)
def test_battery_advice_follows_what_was_measured(share, battery, told):
    assert told in power.advice(share, battery)


def test_the_meter_counts_our_own_work():
    meter = power.Meter()
    assert sum(range(10**7)) > 0
    assert 0 < meter.share() < 4

import errno
import json
import os
import stat
from pathlib import Path

import pytest

from trousse.errors import TrousseError
from trousse.grading.forms.store import MAX_BYTES, Store, UnreadableError, parse, seed_of


def opened(folder: Path, notebook: str = "courriel", trainee: str | None = None) -> Store:
    store = Store(folder, notebook, trainee)
    store.open()
    return store


def test_answers_survive_a_restart(tmp_path: Path) -> None:
    first = opened(tmp_path)
    first.save("q1", "b")
    again = opened(tmp_path)
    assert again.record.answers["q1"]["value"] == "b"
    assert again.record.seed == first.record.seed
    assert [one.name for one in tmp_path.iterdir()] == ["reponses.json"]


def test_a_known_trainee_has_the_same_seed_everywhere(tmp_path: Path) -> None:
    store = opened(tmp_path, trainee="fatou")
    assert store.record.seed == seed_of("courriel", "fatou")
    assert store.record.trainee == "fatou"


def test_two_windows_keep_each_other_s_answers(tmp_path: Path) -> None:
    one, two = opened(tmp_path), opened(tmp_path)
    assert one.save("q1", "a") is False
    assert two.save("q2", "b") is True
    assert one.save("q3", "c") is True
    assert sorted(opened(tmp_path).record.answers) == ["q1", "q2", "q3"]


def test_two_notebooks_of_a_folder_have_two_files(tmp_path: Path) -> None:
    opened(tmp_path, "courriel").save("q1", "a")
    opened(tmp_path, "donnees-personnelles").save("q1", "b")
    assert opened(tmp_path, "courriel").record.answers["q1"]["value"] == "a"
    second = opened(tmp_path, "donnees-personnelles")
    assert second.record.answers["q1"]["value"] == "b"
    assert "reponses-donnees-personnelles.json" in second.notices[0]


def test_a_neighbour_s_file_is_kept_said_and_flagged(tmp_path: Path) -> None:
    opened(tmp_path, trainee="fatou").save("q1", "a")
    copied = opened(tmp_path, trainee="mehdi")
    assert copied.record.answers["q1"]["value"] == "a"
    assert copied.record.copied_from == ["fatou"]
    assert copied.record.seed == seed_of("courriel", "mehdi")
    assert "autre personne" in copied.notices[0]
    assert opened(tmp_path, trainee="mehdi").record.copied_from == ["fatou"]


def test_an_unreadable_file_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "reponses.json").write_text('{"answers": ')
    store = opened(tmp_path)
    assert "ne pouvait pas être lu" in store.notices[0]
    kept = [one for one in tmp_path.iterdir() if "illisible" in one.name]
    assert kept[0].read_text() == '{"answers": '


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_folder_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    with pytest.raises(TrousseError):
        opened(tmp_path)


def test_a_failed_write_is_said_and_the_next_one_catches_up(tmp_path: Path) -> None:
    store = opened(tmp_path / "dossier")
    store.path.unlink()
    store.path.mkdir()
    with pytest.raises(TrousseError):
        store.save("q1", "a")
    assert not store.safe()
    store.path.rmdir()
    store.save("q2", "b")
    assert store.safe()
    assert sorted(parse(store.path.read_bytes()).answers) == ["q1", "q2"]


def test_a_full_disk_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = opened(tmp_path)
    before = store.path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(TrousseError, match="le disque est plein"):
        store.save("q1", "a")
    assert store.path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [store.path]


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe", b"[]", b"null", b"[" * 100_000, b"x" * (MAX_BYTES + 1)],
    ids=["empty", "bytes", "list", "null", "deep", "big"],
)
def test_what_is_not_a_set_of_answers_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        parse(data)


def test_wrong_parts_are_dropped() -> None:
    raw = {"seed": 3, "revision": "x", "answers": {"q1": 3, "q2": {"value": 1}}, "copied_from": 5}
    record = parse(json.dumps(raw).encode())
    assert (record.seed, record.revision, record.copied_from) == ("", 0, [])
    assert list(record.answers) == ["q2"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text('{"answers": {"q1": {"value": "a"}}}')
    (tmp_path / "reponses.json").symlink_to(tmp_path / "secret")
    store = Store(tmp_path, "courriel", None)
    store.read()
    assert store.record.answers == {}
    assert store.notices

"""ZIP files whose bytes depend only on their content."""

from trousse.kits.archive import read_zip, write_zip


def test_order_of_insertion_does_not_matter() -> None:
    assert write_zip({"b": b"2", "a": b"1"}) == write_zip({"a": b"1", "b": b"2"})


def test_what_goes_in_comes_out() -> None:
    files = {"a/é.txt": b"1", "b": b"2" * 1000}
    assert read_zip(write_zip(files)) == files


def test_mimetype_comes_first_and_stored() -> None:
    data = write_zip({"META-INF/manifest.xml": b"<x/>", "mimetype": b"text"}, first="mimetype")
    assert data[30:38] == b"mimetype"
    assert data[38:42] == b"text"

from typing import Any

import pytest

from trousse.practice import show


def test_the_widget_makes_documents_for_a_cv_only(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[tuple[Any, Any]] = []
    widget = show({"app": "cv", "slug": "cv/essai"})
    monkeypatch.setattr(
        type(widget), "send", lambda _, said, files=None: sent.append((said, files))
    )
    resume = '{"basics": {"name": "A"}}'
    ask = {"kind": "document", "form": "odt", "ticket": "1", "resume": resume}
    widget._handle_custom_msg({"kind": "autre"}, [])
    widget._handle_custom_msg(ask, [])
    assert [said for said, _ in sent] == [{"kind": "document", "ticket": "1"}]
    assert sent[0][1][0].startswith(b"PK")
    other = show({"app": "mailbox", "slug": "email/essai"})
    other._handle_custom_msg(ask, [])
    assert len(sent) == 1

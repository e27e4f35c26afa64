"""The survey on a phone, without script: nine steps, who answers, free text; by a ticket and by the QR of a desk."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from shared.feedback import Element
from shared.language import catalogue
from shared.model import ElementOrder, Language, SurveyRules
from tests.hub.running import RunningHub, example, running_hub
from tests.hub.web.browsing import Page, Visitor
from tests.hub.web.visits import Office, office

ID, EN = catalogue(Language.INDONESIAN), catalogue(Language.ENGLISH)
QUESTIONS = [ID.say(f"survey.{element}.question") for element in Element]


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One office for all tests that need no other."""
    with running_hub(tmp_path_factory.mktemp("hub")) as hub, office(hub) as opened:
        yield opened


def visitor(of: Office | RunningHub) -> Visitor:
    return Visitor((of.hub if isinstance(of, Office) else of).port)


def served(room: Office, language: Language = Language.INDONESIAN, service: str = "kp") -> str:
    """The survey's address of a visitor who was just served."""
    return f"/t/{room.finish(room.take(service, language)).link}/survey"


def kept(data: Path) -> list[dict[str, object]]:
    """The answers on the hub's disk."""
    with closing(sqlite3.connect(data / "antrean.db")) as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute("SELECT * FROM survey_answer")]


def nine(phone: Visitor, page: Page, scores: str) -> Page:
    """Answer from the first question on, "0" by the link that leaves one out; the page after the ninth."""
    for score in scores:
        skip = next(link for link in page.links if link.endswith(f"/{_next(page)}"))
        page = phone.get(skip) if score == "0" else phone.follow(phone.fill(page, score=score))
    return page


def _next(page: Page) -> str:
    """The end of the address to which leaving a question out leads."""
    found = re.search(r"/(\d+)/(\d{13})", page.action)
    step, written = (int(found[1]), found[2]) if found else (1, "0" * 13)
    return f"{step + 1}/{written}"


def test_a_served_visitor_answers_nine_questions_one_a_page(room):
    phone = visitor(room)
    before = len(kept(room.hub.data))
    page = phone.get(served(room))
    asked = []
    for score in "443322114":
        asked.append(next(question for question in QUESTIONS if question in page.says))
        assert page.radios == ["4", "3", "2", "1"]
        assert page.fields.keys() == {"once", "proof"}, "nothing is chosen beforehand"
        assert page.tags.count("h1") == 1
        page = phone.follow(phone.fill(page, score=score))
    assert asked == QUESTIONS
    assert ID.say("survey.about") in page.says
    page = phone.follow(phone.fill(page, sex="female", age="to_40", education="s2", occupation="pns"))
    assert "Tanpa nama, NIP, atau nomor ponsel." in page.says
    page = phone.follow(phone.fill(page, suggestion="Kursinya ditambah.\nTerima kasih."))
    assert ID.say("survey.thanks") in page.says
    answers = kept(room.hub.data)
    assert len(answers) == before + 1
    answer = next(one for one in answers if one["suggestion"])
    assert [answer[element.value] for element in Element] == [4, 4, 3, 3, 2, 2, 1, 1, 4]
    assert [answer[name] for name in ("sex", "age", "education", "occupation")] == ["female", "to_40", "s2", "pns"]
    assert answer["suggestion"] == "Kursinya ditambah.\nTerima kasih."
    assert [answer[name] for name in ("channel", "service", "desk", "half")] == ["ticket", "kp", "loket-1", "morning"]


def test_a_survey_is_answered_once_for_a_ticket(room):
    phone, address = visitor(room), served(room)
    before = len(kept(room.hub.data))
    first, second = (phone.get(f"{address}/11/{scores}0000") for scores in ("444444444", "111111111"))
    assert phone.follow(phone.fill(first)).says.count(ID.say("survey.thanks"))
    again = phone.fill(second)
    assert ID.say("refusal.survey_done") in again.says
    assert len(kept(room.hub.data)) == before + 1


def test_a_ticket_that_has_answered_is_not_asked_again(room):
    phone, address = visitor(room), served(room)
    phone.fill(phone.get(f"{address}/11/4444444440000"))
    for path in (address, f"{address}/3/4400000000000", f"{address}/11/4444444440000"):
        assert ID.say("refusal.survey_done") in phone.get(path).says


def test_a_sent_form_whose_answer_was_lost_acts_once_and_says_the_same(room):
    phone, address = visitor(room), served(room)
    before = len(kept(room.hub.data))
    page = phone.get(f"{address}/11/4444444440000")
    first, second = phone.fill(page), phone.fill(page)
    assert (first.status, first.headers["location"]) == (second.status, second.headers["location"])
    assert first.headers["location"] == f"{address}/thanks"
    assert len(kept(room.hub.data)) == before + 1


@pytest.mark.parametrize("scores", ["400000000", "000000001", "440440440"])
def test_a_question_may_be_left_out(room, scores):
    phone = visitor(room)
    page = nine(phone, phone.get(served(room)), scores)
    page = phone.follow(phone.fill(page))
    said = ID.say("survey.count", n=sum(score != "0" for score in scores), of=9)
    assert said in page.says
    assert ID.say("survey.missing") in page.says
    assert phone.follow(phone.fill(page)).says.count(ID.say("survey.thanks"))


def test_what_was_left_out_can_be_answered_before_sending(room):
    phone = visitor(room)
    page = phone.get(f"{served(room)}/11/4404444440000")
    missing = phone.get(next(link for link in page.links if "/3/" in link))
    assert QUESTIONS[2] in missing.says


def test_a_survey_without_one_answer_is_not_taken(room):
    phone, address = visitor(room), served(room)
    page = phone.fill(phone.get(f"{address}/11/0000000000000"), suggestion="Bagus.")
    assert ID.say("refusal.survey_empty") in page.says
    assert page.fields["suggestion"] == "Bagus."


def test_nobody_is_thanked_for_what_was_not_handed_in(room):
    phone, address = visitor(room), served(room)
    assert phone.get(f"{address}/thanks").headers["location"] == address


def test_going_on_without_an_answer_asks_for_one(room):
    phone = visitor(room)
    page = phone.fill(phone.get(f"{served(room)}/2/4000000000000"))
    assert page.status == 422
    assert ID.say("survey.choose") in page.says
    assert QUESTIONS[1] in page.says


def test_back_shows_the_answer_that_was_given(room):
    phone, address = visitor(room), served(room)
    second = phone.follow(phone.fill(phone.get(address), score="2"))
    first = phone.get(next(link for link in second.links if "/1/" in link))
    assert first.fields["score"] == "2"
    assert QUESTIONS[0] in first.says
    assert next(link for link in first.links if link == address.removesuffix("/survey"))


def test_a_survey_goes_on_after_the_hub_was_restarted(tmp_path):
    with running_hub(tmp_path) as hub, office(hub) as opened:
        address = served(opened)
        page = visitor(hub).follow(visitor(hub).fill(visitor(hub).get(address), score="3"))
        half_way = page.path
    with running_hub(tmp_path) as hub:
        phone = visitor(hub)
        again = phone.get(half_way)
        assert QUESTIONS[1] in again.says
        assert phone.follow(phone.fill(page, score="4")).path == f"{address}/3/3400000000000", "the old form still goes"
        page = phone.fill(phone.get(f"{address}/11/3444444440000"))
        assert page.headers["location"] == f"{address}/thanks"


def test_who_waits_is_told_when_the_survey_opens(room):
    page = visitor(room).get(f"/t/{room.take().link}/survey")
    assert page.status == 200
    assert page.radios == []
    assert ID.say("survey.not_yet.text") in page.says


def test_an_unknown_ticket_has_the_page_that_any_wrong_link_has(room):
    phone, wrong = visitor(room), "A" * len(room.take().link)
    pages = [phone.get(path) for path in (f"/t/{wrong}", f"/t/{wrong}/survey", f"/t/{wrong}/survey/3/4400000000000")]
    assert {page.status for page in pages} == {404}
    assert len({page.says for page in pages}) == 1


def test_the_survey_speaks_the_language_of_its_ticket_and_any_other_when_asked(room):
    phone, address = visitor(room), served(room, Language.ENGLISH)
    assert EN.say("survey.persyaratan.question") in phone.get(address).says
    page = phone.get(f"{address}?lang=id")
    assert QUESTIONS[0] in page.says
    after = phone.fill(page, score="4")
    assert after.headers["location"].endswith("/2/4000000000000?lang=id")
    page = phone.get(f"{address}/11/4444444440000?lang=id")
    assert phone.follow(phone.fill(page, suggestion="bahasa")).says.count(ID.say("survey.thanks"))
    assert next(one for one in kept(room.hub.data) if one["suggestion"] == "bahasa")["language"] == "id"


def test_the_order_and_the_first_answer_are_the_offices_choice(tmp_path):
    rules = SurveyRules(order=ElementOrder.ARTICLE, best_first=False)
    with running_hub(tmp_path, directory=replace(example(), survey=rules)) as hub, office(hub) as opened:
        page = visitor(hub).get(f"{served(opened)}/8/4444444000000")
        assert ID.say("survey.pengaduan.question") in page.says
        assert page.radios == ["1", "2", "3", "4"]
        assert visitor(hub).fill(page, score="1").headers["location"].endswith("/9/4444444010000")


def test_a_desk_names_itself_and_asks_for_the_service(room):
    phone = visitor(room)
    page = phone.get("/d/loket-1")
    assert "Loket 1" in page.says
    assert ID.say("survey.which") in page.says
    assert "/d/loket-1/kp" in page.links
    first = phone.get("/d/loket-1/kp")
    assert QUESTIONS[0] in first.says
    assert "Loket 1 · Kenaikan pangkat" in first.says
    page = phone.fill(phone.get("/d/loket-1/kp/11/4444444440000"), suggestion="Lewat loket.")
    assert page.headers["location"] == "/d/loket-1/kp/thanks"
    answer = next(one for one in kept(room.hub.data) if one["suggestion"] == "Lewat loket.")
    assert [answer[name] for name in ("channel", "service", "desk")] == ["desk", "kp", "loket-1"]


def test_a_desk_with_one_service_asks_at_once(tmp_path):
    directory = example()
    only = next(service for service in directory.services if service.queue == "c")
    others = tuple(service for service in directory.services if service.queue != "c")
    with running_hub(tmp_path, directory=replace(directory, services=(*others, only))) as hub:
        page = visitor(hub).follow(visitor(hub).get("/d/loket-3?lang=en"))
        assert page.path == f"/d/loket-3/{only.id}?lang=en"
        assert EN.say("survey.persyaratan.question") in page.says


@pytest.mark.parametrize(
    "path", ["/d/loket-9", "/d/loket-1/wbs", "/d/loket-1/nothing", "/d/loket-1/kp/12/4444444440000"]
)
def test_a_desk_or_service_that_there_is_not_is_not_found(room, path):
    page = visitor(room).get(path)
    assert page.status == 404
    assert ID.say("phone.not_found.title") in page.says


def test_what_was_answered_by_a_desk_may_be_answered_again_by_the_next_visitor(room):
    phone = visitor(room)
    before = len(kept(room.hub.data))
    for _ in range(2):
        assert phone.fill(phone.get("/d/loket-2/kp/11/4444444440000")).status == 303
    assert len(kept(room.hub.data)) == before + 2


def test_no_step_of_a_survey_is_a_heavy_page(room):
    phone, address = visitor(room), served(room)
    for step in range(1, 12):
        assert len(phone.get(f"{address}/{step}/4444444441111").text) < 8_000

"""Thirty seeded robots in a room: no event lost, feedback in time, memory given back.

Each robot opens an exercise page, takes a seat and acts about every two seconds: a step, or a
call for help; once in the workshop it asks for a document, which opens a kernel and ends it.
An action has its feedback when the adviser's page shows it (a step) or when the robot's own page
is told (a call). The peer is what is asked of us: 100 ms for the 95th percentile.
`python bench_room.py [seconds] [learners]`
"""

import asyncio
import json
import random
import re
import statistics
import sys
import time
import urllib.parse
from dataclasses import dataclass, field

from learner_servers import SLUG, report, room_server
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

TOTAL = 8
LIMIT = 0.1


@dataclass
class Robot:
    """One learner: its seat, what it did, and when it did what is not yet answered."""

    name: int
    line: WebSocketClientConnection
    chance: random.Random
    seat: int = -1
    index: int = 0
    help: bool = False
    calls: int = 0
    done: int = 0
    pending: dict[tuple[str, object], float] = field(default_factory=dict)
    delays: list[float] = field(default_factory=list)

    def answered(self, kind: str, what: object) -> None:
        """Note the feedback of an action, if one was waiting for it."""
        begun = self.pending.pop((kind, what), None)
        if begun is not None:
            self.delays.append(time.perf_counter() - begun)

    def act(self) -> None:
        """Do one thing: go a step further, or ask for help, or no longer."""
        self.done += 1
        if self.chance.random() < 0.15:
            self.help = not self.help
            self.calls += self.help
            self._say("help", self.help, asked=self.help)
            return
        self.index = self.index % TOTAL + 1
        self._say("step", self.index, index=self.index, total=TOTAL, exercise=SLUG, stuckHint=0)

    def _say(self, kind: str, what: object, **told: object) -> None:
        self.pending[kind, what] = time.perf_counter()
        told["type"] = "help" if kind == "help" else "progress"
        self.line.write_message(json.dumps(told))


class Workshop:
    """The server's address, the robots, and what the adviser's page has shown."""

    def __init__(self, url: str, code: str) -> None:
        self.url, self.code = url, code
        self.robots: list[Robot] = []

    async def ask(self, path: str, **options: object) -> bytes:
        """Return a page of the server."""
        request = HTTPRequest(f"{self.url}{path}", request_timeout=120, **options)
        return (await AsyncHTTPClient().fetch(request)).body

    async def adviser(self) -> WebSocketClientConnection:
        """Open the room as the adviser does, and keep reading it."""
        form = urllib.parse.urlencode({"code": self.code})
        request = HTTPRequest(f"{self.url}/salle/", "POST", body=form, follow_redirects=False)
        opened = await AsyncHTTPClient().fetch(request, raise_error=False)
        cookie = opened.headers["Set-Cookie"].split(";")[0]
        where = HTTPRequest(self._ws("/salle/fil"), headers={"Cookie": cookie})
        return await websocket_connect(where, on_message_callback=self._shown)

    async def join(self, name: int) -> None:
        """Open a page and take a seat."""
        await self.ask(f"/exercices/{SLUG}")
        line = await websocket_connect(self._ws("/trousse/lien"))
        robot = Robot(name, line, random.Random(name))  # noqa: S311 - robots, not secrets
        self.robots.append(robot)
        line.write_message(json.dumps({"type": "join"}))
        while robot.seat < 0:
            told = json.loads(await line.read_message())
            robot.seat = told.get("number", -1)

    async def live(self, robot: Robot, seconds: float) -> None:
        """Act about every two seconds, and ask for one document on the way."""
        listening = asyncio.create_task(self._listen(robot))
        end = time.monotonic() + seconds
        document = time.monotonic() + seconds * robot.chance.uniform(0.1, 0.9)
        while time.monotonic() < end:
            await asyncio.sleep(robot.chance.uniform(1.5, 2.5))
            robot.act()
            if document and time.monotonic() > document:
                document = 0
                await self.document()
        await asyncio.sleep(1)
        listening.cancel()

    async def document(self) -> None:
        """Open a kernel and end it, as a page does around a document."""
        page = (await self.ask(f"/exercices/{SLUG}/voila")).decode()
        kernel = re.search(r'"kernelId": "([0-9a-f-]{36})"', page)
        assert kernel, page[:300]
        await self.ask(f"/exercices/voila/api/shutdown/{kernel[1]}", method="POST", body="")

    async def _listen(self, robot: Robot) -> None:
        while (told := await robot.line.read_message()) is not None:
            room = json.loads(told)
            if room["type"] == "room":
                robot.answered("help", room["help"])

    def _shown(self, told: str | bytes | None) -> None:
        seats = {seat["number"]: seat for seat in json.loads(told or "{}").get("seats", [])}
        for robot in self.robots:
            if robot.seat in seats:
                robot.answered("step", seats[robot.seat]["index"])

    def _ws(self, path: str) -> str:
        return self.url.replace("http", "ws", 1) + path


async def workshop(url: str, code: str, seconds: float, learners: int) -> list[Robot]:
    """Run one workshop and return its robots, gone."""
    hall = Workshop(url, code)
    adviser = await hall.adviser()
    await asyncio.gather(*(hall.join(name) for name in range(learners)))
    await asyncio.gather(*(hall.live(robot, seconds) for robot in hall.robots))
    for robot in hall.robots:
        robot.line.close()
    adviser.close()
    await asyncio.sleep(2)
    return hall.robots


def main() -> int:
    """Run, report, and fail if an event was lost or memory was not given back."""
    seconds, learners = (float(n) for n in (sys.argv[1:] + ["60", "30"][len(sys.argv) - 1 :]))
    with room_server() as (server, url, code):
        asyncio.run(workshop(url, code, 5, learners=3))  # What is read once is read before.
        before, cpu = server.memory(), server.cpu()
        robots = asyncio.run(workshop(url, code, seconds, int(learners)))
        after, spent = server.memory(), server.cpu() - cpu
    delays = sorted(delay for robot in robots for delay in robot.delays)
    done = sum(robot.done for robot in robots)
    lost = sum(len(robot.pending) for robot in robots)
    p95 = statistics.quantiles(delays, n=20)[-1]
    note = f"({len(robots)} learners, {seconds:.0f} s: {done} events, {lost} lost; "
    note += f"memory {before:.0f} MB, then {after:.0f}; processor {spent / seconds:.1%})"
    report("room", [p95], [LIMIT], "s", note)
    return int(lost > 0 or p95 > LIMIT or after > 1.1 * before)


if __name__ == "__main__":
    sys.exit(main())

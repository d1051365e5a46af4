"""Asks Vigie for the roster of an example, waits for it, prints duties and gaps. Python 3.9, standard library alone.

python3 clients/python/roster.py http://127.0.0.1:8080 [API_KEY]
"""

import json
import sys
import time
import urllib.error
import urllib.request
import uuid


class Vigie:
    def __init__(self, url, key=None):
        self.url = url.rstrip("/")
        self.key = key

    def call(self, method, path, body=None, headers=None):
        """One call; an error of the service is raised with everything it says is wrong."""
        request = urllib.request.Request(self.url + path, method=method, headers={"Accept": "application/json", **(headers or {})})
        if self.key:
            request.add_header("Authorization", "Bearer " + self.key)
        if body is not None:
            request.add_header("Content-Type", "application/json")
            request.data = json.dumps(body).encode()
        try:
            with urllib.request.urlopen(request, timeout=150) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            problem = json.load(error)
            lines = [f"{problem['status']} {problem['title']}: {problem['detail']}"]
            lines += [f"{found['pointer']}: {found['message']}" for found in problem.get("errors", [])]
            raise SystemExit("\n".join(lines))

    def roster(self, problem):
        """The same key is sent with every attempt: the service makes one roster, however often the line is cut."""
        headers = {"Idempotency-Key": str(uuid.uuid4()), "Prefer": "wait=20"}
        for attempt in range(5):
            try:
                roster = self.call("POST", "/v1/rosters", problem, headers)
                break
            except urllib.error.URLError:
                if attempt == 4:
                    raise
                time.sleep(2**attempt)
        while roster["state"] in ("queued", "running"):
            time.sleep(1)
            roster = self.call("GET", "/v1/rosters/" + roster["id"])
        return roster


def main():
    vigie = Vigie(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None)
    roster = vigie.roster(vigie.call("GET", "/v1/examples/sector-minimum"))
    for duty in roster["assignments"]:
        print(duty["start"][:16], duty["line"], duty["participant"])
    for gap in roster["shortfalls"]:
        print("not filled:", gap["start"][:16], gap["line"] if "line" in gap else gap["slot"])
    print(roster["outcome"], roster["proof"], roster["cost"]["total"], "EUR")


main()

#!/usr/bin/env python3
"""Gives the claims of every HTTP event in events/ the audience that the functions check, where it is missing. Repeating it changes nothing."""

import json
from pathlib import Path

EVENTS = Path(__file__).resolve().parents[2] / "events"

for path in sorted(EVENTS.glob("*.json")):
    text = path.read_text()
    event = json.loads(text)
    claims = ((event.get("requestContext") or {}).get("authorizer") or {}).get("jwt", {}).get("claims") if isinstance(event, dict) else None
    if claims is not None and "aud" not in claims:
        claims["aud"] = "second-brain"
        path.write_text(json.dumps(event, indent=2, ensure_ascii=False) + "\n")
        print(path.name)

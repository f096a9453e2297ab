#!/usr/bin/env python3
"""Runs scenarios on moto's interpreter (the one that LocalStack wrote). Tasks are Lambda functions that this program answers.

usage: moto_side.py MOTO_WORKFLOWS < cases > results
MOTO_WORKFLOWS starts moto's server; a line of cases is {name, definition, functions: {function: state}, tasks: {state: [outcome]}, input};
a line of results is {status, output, error, cause, entered, calls}.
"""
import collections
import http.server
import json
import os
import socket
import subprocess
import sys
import threading
import time

import boto3
import botocore.exceptions

case = {}
calls = collections.defaultdict(list)


class Functions(http.server.BaseHTTPRequestHandler):
    """POST /2015-03-31/functions/NAME/invocations"""

    def do_POST(self):
        state = case["functions"][self.path.split("/")[-2]]
        payload = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        outcomes = case["tasks"][state]
        outcome = outcomes[min(len(calls[state]), len(outcomes) - 1)]
        calls[state].append(payload)
        failed = outcome.get("error") is not None
        answer = {"errorMessage": outcome.get("cause"), "errorType": outcome["error"]} if failed else outcome.get("result")
        body = json.dumps(answer, separators=(",", ":"), ensure_ascii=False).encode()
        self.send_response(200)
        if failed:
            self.send_header("X-Amz-Function-Error", "Unhandled")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port, server):
    for _ in range(300):
        if server.poll() is not None:
            sys.exit("moto's server ended: " + server.stderr.read().decode()[-2000:])
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    sys.exit("moto's server did not start in 30 s")


def history(states, arn):
    events, token = [], None
    while True:
        page = states.get_execution_history(executionArn=arn, **({"nextToken": token} if token else {}))
        events += page["events"]
        token = page.get("nextToken")
        if not token:
            return sorted(events, key=lambda event: event["id"])


def run(states, functions, machines, role):
    for name in case["functions"]:
        if name not in functions:
            client("lambda").create_function(
                FunctionName=name, Runtime="python3.12", Role=role, Handler="none.none", Code={"ZipFile": b"none"})
            functions.add(name)
    calls.clear()
    try:
        # made once: moto takes a second or more to read a large definition
        if case["definition"] not in machines:
            machines[case["definition"]] = states.create_state_machine(
                name=f"machine-{len(machines)}", definition=case["definition"], roleArn=role)["stateMachineArn"]
        machine = machines[case["definition"]]
    except botocore.exceptions.ClientError as refused:
        return {"status": "REFUSED", "cause": str(refused)[:300], "entered": [], "calls": {}}
    arn = states.start_execution(stateMachineArn=machine, name=case["name"], input=json.dumps(case["input"]))["executionArn"]
    end = time.monotonic() + 120
    while (execution := states.describe_execution(executionArn=arn))["status"] == "RUNNING" and time.monotonic() < end:
        time.sleep(0.02)
    events = history(states, arn)
    last = next((event[key] for event in reversed(events) for key in event if key.startswith("execution") and "Failed" in key), {})
    return {
        "status": execution["status"],
        "output": json.loads(execution["output"]) if execution.get("output") else None,
        "error": execution.get("error", last.get("error")),
        "cause": execution.get("cause", last.get("cause")),
        "entered": [event["stateEnteredEventDetails"]["name"] for event in events if "stateEnteredEventDetails" in event],
        "calls": calls,
    }


def client(name):
    return boto3.client(name, endpoint_url=f"http://127.0.0.1:{port}", region_name="us-east-1", aws_access_key_id="x", aws_secret_access_key="x")


functions_server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Functions)
threading.Thread(target=functions_server.serve_forever, daemon=True).start()
port = free_port()
server = subprocess.Popen(
    [sys.executable, os.path.join(os.path.dirname(os.path.abspath(__file__)), "moto_server.py"), sys.argv[1], "-H", "127.0.0.1", "-p", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    env={**os.environ, "LAMBDA_HTTP": f"http://127.0.0.1:{functions_server.server_port}"})
try:
    wait_for(port, server)
    # its request log would fill the pipe
    threading.Thread(target=lambda: collections.deque(server.stderr, maxlen=50), daemon=True).start()
    known, known_machines, known_role = set(), {}, client("iam").create_role(RoleName="mock", AssumeRolePolicyDocument="{}")["Role"]["Arn"]
    for line in sys.stdin:
        case = json.loads(line)
        print(json.dumps(run(client("stepfunctions"), known, known_machines, known_role)), flush=True)
finally:
    server.terminate()
    server.wait()

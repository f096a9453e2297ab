#!/usr/bin/env python3
"""Starts moto's server as a place to deploy the template to: its Step Functions interpreter on, and what it lacks made up for.
Each entry of MENDED is one change; deploy.py prints them. Started through ../workflow-differential/moto_server.py, which mends the
interpreter's JSONPath variables and lets waits take no time.

usage: moto_host.py -H 127.0.0.1 -p PORT, with INVOKE_URL where functions and models answer
"""
import copy
import json
import os
import sys
import threading
import types
import urllib.error
import urllib.request

INVOKE_URL = os.environ["INVOKE_URL"]


def post(path, data):
    """The answer's body and the headers; the body of an error answer too."""
    request = urllib.request.Request(INVOKE_URL + path, data=data, method="POST", headers={"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:
            return answer.read(), answer.headers
    except urllib.error.HTTPError as error:
        return error.read(), error.headers


def run_workflows():
    from moto.core.config import default_user_config

    default_user_config["stepfunctions"]["execute_state_machine"] = True


def give_cloudformation_the_interpreter():
    from moto.stepfunctions import models
    from moto.stepfunctions.parser.models import stepfunctions_parser_backends

    models.stepfunctions_backends = stepfunctions_parser_backends


def copy_machines_without_their_executions():
    from moto.stepfunctions.parser import models

    models.copy = types.SimpleNamespace(
        deepcopy=lambda machine: copy.deepcopy(machine, {id(machine.executions): [], id(machine.backend): machine.backend}))


def invoke_functions_over_http():
    from moto.awslambda import models

    def invoke(self, body, request_headers, response_headers):
        data = body.encode() if isinstance(body, str) else body
        answer, headers = post(f"/2015-03-31/functions/{self.function_name}/invocations", data or b"{}")
        if headers.get("X-Amz-Function-Error"):
            response_headers["x-amz-function-error"] = headers["X-Amz-Function-Error"]
        return answer

    models.LambdaFunction.invoke = invoke


def ask_models_over_http():
    from moto.stepfunctions.parser.api import HistoryEventType, TaskFailedEventDetails
    from moto.stepfunctions.parser.asl.component.common.error_name.custom_error_name import CustomErrorName
    from moto.stepfunctions.parser.asl.component.common.error_name.failure_event import FailureEvent, FailureEventException
    from moto.stepfunctions.parser.asl.component.state.exec.state_task.service import state_task_service_aws_sdk as sdk
    from moto.stepfunctions.parser.asl.component.state.exec.state_task.service import state_task_service_unsupported as optimised
    from moto.stepfunctions.parser.asl.eval.event.event_detail import EventDetails

    def around(evaluate):
        def evaluate_task(self, env, resource_runtime_part, normalised_parameters, state_credentials):
            if self.resource.service_name != "bedrock" and self.resource.api_name != "bedrockruntime":
                return evaluate(self, env, resource_runtime_part, normalised_parameters, state_credentials)
            answer = json.loads(post("/tasks/" + self.resource.resource_arn, json.dumps(normalised_parameters).encode())[0])
            if "error" not in answer:
                return env.stack.append(answer["output"])
            details = TaskFailedEventDetails(
                error=answer["error"], cause=answer["cause"], resource=self._get_sfn_resource(), resourceType=self._get_sfn_resource_type())
            raise FailureEventException(FailureEvent(
                env=env, error_name=CustomErrorName(error_name=answer["error"]), event_type=HistoryEventType.TaskFailed,
                event_details=EventDetails(taskFailedEventDetails=details)))

        return evaluate_task

    for service in (sdk.StateTaskServiceAwsSdk, optimised.StateTaskServiceUnsupported):
        service._eval_service_task = around(service._eval_service_task)


def spell_start_execution_as_the_service_does():
    from moto.stepfunctions.parser.asl.component.state.exec.state_task.service.state_task_service_sfn import StateTaskServiceSfn

    evaluate = StateTaskServiceSfn._eval_service_task

    def evaluate_task(self, env, resource_runtime_part, normalised_parameters, state_credentials):
        parameters = {name[0].lower() + name[1:]: value for name, value in normalised_parameters.items()}
        evaluate(self, env, resource_runtime_part, parameters, state_credentials)
        answer = {name[0].upper() + name[1:]: value for name, value in env.stack.pop().items()}
        env.stack.append({**answer, "StartDate": answer["StartDate"].isoformat()})  # moto writes outputs as JSON, which has no dates

    StateTaskServiceSfn._eval_service_task = evaluate_task


def write_one_request_at_a_time():
    from moto.dynamodb.responses import DynamoHandler

    lock = threading.RLock()
    call = DynamoHandler.call_action

    def call_action(self):
        with lock:
            return call(self)

    DynamoHandler.call_action = call_action


def start_executions_at_the_story_s_time():
    from moto.stepfunctions.parser.backend import execution_worker

    data = execution_worker.ExecutionData

    def execution(**fields):
        with urllib.request.urlopen(INVOKE_URL + "/clock", timeout=120) as answer:
            return data(**{**fields, "StartTime": answer.read().decode()})

    execution_worker.ExecutionData = execution


MENDED = {
    "moto runs workflows only when it is told to": run_workflows,
    "moto's CloudFormation makes state machines where its interpreter does not look": give_cloudformation_the_interpreter,
    "moto copies a state machine with its executions, which it cannot": copy_machines_without_their_executions,
    "moto runs Lambda functions in Docker: here they are asked over HTTP": invoke_functions_over_http,
    "moto's states:startExecution sends its parameters as they are spelt in the state: StateMachineArn is refused": spell_start_execution_as_the_service_does,
    "moto's $$.Execution.StartTime is an object that it cannot write as JSON: it is text, and the story's time": start_executions_at_the_story_s_time,
    "moto's DynamoDB ends a refused transaction with a copy of all tables from before it, and loses what others wrote meanwhile: it serves one request at a time": write_one_request_at_a_time,
    "moto has no Bedrock to run: bedrock:invokeModel and bedrockruntime:converse are asked over HTTP": ask_models_over_http,
}

if __name__ == "__main__":
    for mend in MENDED.values():
        mend()
    from moto.server import main

    main(sys.argv[1:])

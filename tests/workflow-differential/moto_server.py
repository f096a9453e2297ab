#!/usr/bin/env python3
"""Starts moto's server with its interpreter on, after a few more changes:
  - moto reads a variable ($name.path) by JSONata, which it lacks, and so fails every JSONPath workflow that uses one;
  - an indefinite path that finds nothing is an empty list: moto knows it of a path with one [*], not of a filter or a second [*];
  - moto has no name for an error that begins with 'States.': that is how a scenario lets a task time out without taking the time;
  - a Wait and the pause before a retry, which take their time in moto, take none. How long they are is not compared;
  - moto makes a parser for every path that it evaluates, which is most of the time that it takes: the parsed path is kept.

usage: moto_server.py MOTO_WORKFLOWS OPTION...
"""
import copy
import functools
import re
import runpy
import sys
import types

from moto.stepfunctions.parser.asl.component.common.error_name import custom_error_name
from moto.stepfunctions.parser.asl.component.common.retry import retrier_decl
from moto.stepfunctions.parser.asl.component.common.string import string_expression
from moto.stepfunctions.parser.asl.component.state.wait.wait_function.wait_function import WaitFunction
from moto.stepfunctions.parser.asl.utils import json_path
from moto.stepfunctions.parser.asl.utils.json_path import extract_json


def read_variable(self, env):
    name, rest = re.fullmatch(r"\$([A-Za-z_][A-Za-z0-9_]*)(.*)", self.expression, re.DOTALL).groups()
    value = env.variable_store.get(name)
    env.stack.append(copy.deepcopy(extract_json("$" + rest, value) if rest else value))


string_expression.StringVariableSample._eval_body = read_variable
json_path.parse = functools.cache(json_path.parse)
json_path._contains_slice_or_wildcard_array = lambda path: re.search(r"\[(\*|\?|-?\d*:)", path) is not None
custom_error_name.ILLEGAL_CUSTOM_ERROR_PREFIX = "\0"
WaitFunction._wait_interval = lambda self, env, wait_seconds: None
retrier_decl.time = types.SimpleNamespace(sleep=lambda seconds: None)
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")

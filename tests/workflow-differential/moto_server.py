#!/usr/bin/env python3
"""Starts moto's server with its interpreter on, after mending one more thing: moto reads a variable ($name.path) by JSONata, which
it lacks, and so fails every JSONPath workflow that uses one.

usage: moto_server.py MOTO_WORKFLOWS OPTION...
"""
import copy
import re
import runpy
import sys

from moto.stepfunctions.parser.asl.component.common.string import string_expression
from moto.stepfunctions.parser.asl.utils.json_path import extract_json


def read_variable(self, env):
    name, rest = re.fullmatch(r"\$([A-Za-z_][A-Za-z0-9_]*)(.*)", self.expression, re.DOTALL).groups()
    value = env.variable_store.get(name)
    env.stack.append(copy.deepcopy(extract_json("$" + rest, value) if rest else value))


string_expression.StringVariableSample._eval_body = read_variable
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")

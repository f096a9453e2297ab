"""The template and the workflows that it deploys: as they are shipped, or with a fault planted."""

import functools
import json
from dataclasses import dataclass, replace

from tools import TEMPLATE, WORKFLOWS, parse, transform


@dataclass(frozen=True)
class Stack:
    text: str
    workflows: dict

    @staticmethod
    @functools.cache
    def shipped():
        return Stack(TEMPLATE.read_text(encoding="utf-8"), {path.name: path.read_text(encoding="utf-8") for path in WORKFLOWS})

    @functools.cached_property
    def source(self):
        return parse(self.text)

    @functools.cached_property
    def resources(self):
        """What CloudFormation gets: the transformed template's resources."""
        return json.loads(transform(self.text))["Resources"]

    def of_type(self, *types):
        return {name: each.get("Properties", {}) for name, each in self.resources.items() if each["Type"] in types}

    def written(self, type):
        """The resources of a type as they are written, before the transform."""
        return {name: each.get("Properties", {}) for name, each in self.source["Resources"].items() if each["Type"] == type}

    def with_fault(self, resource, found, fault):
        """A copy with a fault in a resource, or in what comes after it."""
        at = self.text.index(f"\n  {resource}:\n")
        at = self.text.index(found, at)
        return replace(self, text=self.text[:at] + fault + self.text[at + len(found):])

    def with_workflow(self, name, found, fault):
        """A copy with a fault in a workflow; without the workflow where nothing is to be found."""
        others = {each: text for each, text in self.workflows.items() if each != name}
        if found is None:
            return replace(self, workflows=others)
        text = self.workflows[name]
        at = text.index(found)
        return replace(self, workflows={**others, name: text[:at] + fault + text[at + len(found):]})

"""A PDF file as Python values, through qpdf's JSON (its version 2), to change one thing in it and write it again."""

import base64
import json
import re
import subprocess
import tempfile

REFERENCE = re.compile(r"\d+ \d+ R")


class Pdf:
    """Names are "/Name", strings "u:text" or "b:hex", references "7 0 R": as qpdf writes them."""

    def __init__(self, path):
        text = subprocess.run(
            ["qpdf", path, "--json-output", "--json-stream-data=inline", "--decode-level=generalized"],
            check=True, capture_output=True).stdout
        self.json = json.loads(text)
        self.objects = self.json["qpdf"][1]

    def save(self, path):
        """Streams plain and objects apart, so that the file can be read in an editor."""
        with tempfile.NamedTemporaryFile("w", suffix=".json") as changed:
            json.dump(self.json, changed)
            changed.flush()
            subprocess.run(
                ["qpdf", "--json-input", "--compress-streams=n", "--object-streams=disable", "--deterministic-id",
                 "--newline-before-endstream", changed.name, path], check=True)

    @property
    def trailer(self):
        return self.objects["trailer"]["value"]

    @property
    def catalog(self):
        return self.get(self.trailer["/Root"])

    def get(self, value):
        """What a reference stands for (of a stream, its dictionary); any other value as it is."""
        while isinstance(value, str) and REFERENCE.fullmatch(value):
            entry = self.objects["obj:" + value]
            value = entry["stream"]["dict"] if "stream" in entry else entry["value"]
        return value

    def data(self, reference):
        return base64.b64decode(self.objects["obj:" + reference]["stream"]["data"])

    def set_data(self, reference, data):
        self.objects["obj:" + reference]["stream"]["data"] = base64.b64encode(data).decode()

    def add(self, value):
        """A new object; its reference."""
        number = 1 + max(int(key[4:].split()[0]) for key in self.objects if key.startswith("obj:"))
        self.objects[f"obj:{number} 0 R"] = {"value": value}
        return f"{number} 0 R"

    def dictionaries(self):
        """Every dictionary of the file, those inside of others too."""
        pending = [entry["stream"]["dict"] if "stream" in entry else entry["value"]
                   for entry in self.objects.values()]
        while pending:
            value = pending.pop(0)
            if isinstance(value, dict):
                yield value
                pending += value.values()
            elif isinstance(value, list):
                pending += value

    def kids(self, element):
        """The structure elements below one, in their order."""
        kids = element.get("/K", [])
        kids = kids if isinstance(kids, list) else [kids]
        return [kid for kid in map(self.get, kids) if isinstance(kid, dict) and "/S" in kid]

    def elements(self):
        """All structure elements in reading order."""
        pending = self.kids(self.get(self.catalog["/StructTreeRoot"]))[::-1]
        while pending:
            element = pending.pop()
            yield element
            pending += self.kids(element)[::-1]

    def pages(self):
        def below(node):
            return [page for kid in node["/Kids"] for page in below(self.get(kid))] if "/Kids" in node else [node]
        return below(self.get(self.catalog["/Pages"]))

    def annotations(self):
        return [self.get(note) for page in self.pages() for note in self.get(page.get("/Annots", []))]

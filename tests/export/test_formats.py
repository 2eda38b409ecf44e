"""Each format opened by a reader that knows nothing of Riwaya."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from export_reports import examples, read

from riwaya.casebook.stored import Stored
from riwaya.dictionary import dictionary
from riwaya.errors import ExportError
from riwaya.export.formats import FORMATS, export
from riwaya.export.harmless import OPENERS, as_it_was, harmless
from riwaya.export.wishes import Wishes
from riwaya.model import items

ATTACK = "=HYPERLINK(\"http://x\";\"اضغط\")"


def claims() -> list[tuple[Stored, Any]]:
    return [(item, claim) for item in examples() for claim in items(item.report.claims)]


def poisoned() -> Stored:
    """A report whose every text a spreadsheet would run."""
    from msgspec import structs

    item = read(f"قال الوزير: «{ATTACK}».\nوأضاف المتحدث: «@SUM(1+1)» و «+1|cmd».", outlet=ATTACK, title="-2+3")
    entities = tuple(structs.replace(entity, name=ATTACK) for entity in items(item.report.entities))
    return structs.replace(item, report=structs.replace(item.report, entities=entities))


# CSV


def test_csv_has_a_row_for_every_item(tmp_path: Path) -> None:
    export(examples(), "csv", tmp_path / "t")
    for table in dictionary():
        with (tmp_path / "t" / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))[1:]
        if table not in ("reports", "positions"):
            assert len(rows) == sum(len(items(getattr(item.report, table))) for item in examples())
    assert (tmp_path / "t" / "dictionary.csv").is_file()


def test_hxl_tools_read_the_tags(tmp_path: Path) -> None:
    import hxl

    export(examples(), "csv", tmp_path / "t")
    source = hxl.data(str(tmp_path / "t" / "claims.csv"), hxl.InputOptions(allow_local=True))
    assert source.tags[0] == "#meta"
    denied = [row.get("#meta+id") for row in source if row.get("#status+polarity") == "negative"]
    assert len(denied) == sum(claim.polarity == "negative" for _, claim in claims())


def test_excel_knows_the_encoding_by_the_mark(tmp_path: Path) -> None:
    export(examples(), "csv", tmp_path / "c.csv", Wishes(tables=("claims",), bom=True))
    assert (tmp_path / "c.csv").read_bytes()[:3] == b"\xef\xbb\xbf"
    export(examples(), "csv", tmp_path / "d.csv", Wishes(tables=("claims",), hxl=False))
    rows = list(csv.reader((tmp_path / "d.csv").open(encoding="utf-8", newline="")))
    assert len(rows) == 1 + len(claims())


@pytest.mark.parametrize("opener", OPENERS)
def test_what_could_be_run_is_made_harmless_and_comes_back(opener: str) -> None:
    for text in (opener + "1", "\u200f" + opener + "1", " " + opener):
        assert harmless(text)[0] == "'"
        assert as_it_was(harmless(text)) == text
    assert as_it_was(harmless("'قول'")) == "'قول'"
    assert harmless("قال = 1") == "قال = 1"


@pytest.mark.parametrize("format", ["csv", "acled", "ucdp"])
def test_no_cell_of_a_csv_can_be_run(format: str, tmp_path: Path) -> None:
    export([poisoned()], format, tmp_path / "t.zip" if format == "csv" else tmp_path / "t.csv")
    import zipfile

    if format == "csv":
        texts = [zipfile.ZipFile(tmp_path / "t.zip").read(name).decode() for name in zipfile.ZipFile(tmp_path / "t.zip").namelist()]
    else:
        texts = [(tmp_path / "t.csv").read_text(encoding="utf-8")]
    cells = [cell for text in texts for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert [cell for cell in cells if cell.startswith(OPENERS) and not _number(cell)] == []


def _number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


# XLSX


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Any:
    import openpyxl

    out = tmp_path_factory.mktemp("x") / "out.xlsx"
    export([*examples(), poisoned()], "xlsx", out, Wishes(lang="ar"))
    return openpyxl.load_workbook(out)


def test_every_sheet_reads_from_the_right_and_keeps_its_head_in_view(workbook: Any) -> None:
    for sheet in workbook.worksheets:
        assert sheet.sheet_view.rightToLeft, sheet.title
    for name, table in dictionary().items():
        sheet = workbook[f"{table.title('ar')} {table.title('en')}"]
        assert sheet.freeze_panes == "A3"
        assert sheet.auto_filter.ref.startswith("A2:")
        heads = [cell.value.split("\n") for cell in sheet[1]]
        assert heads == [[column.heading("ar"), column.heading("en")] for column in table.columns.values()], name


def test_a_sheet_is_good_to_look_at(workbook: Any) -> None:
    sheet = workbook["الأقوال Claims"]
    what = next(cell for cell in sheet[1] if cell.value.endswith("\nWhat"))
    assert sheet.column_dimensions[what.column_letter].width > 40
    assert sheet.cell(3, what.column).alignment.wrap_text
    assert sheet[1][0].font.b and sheet[1][0].fill.fgColor.rgb.endswith("17494D")
    tags = {cell.value: cell.column for cell in sheet[2]}
    hidden = {letter for letter, d in sheet.column_dimensions.items() if d.hidden}
    assert hidden, "columns for programs are folded away"
    assert sheet.cell(2, tags["#description+content"]).column_letter not in hidden


def test_days_are_days_and_numbers_are_numbers(workbook: Any) -> None:
    sheet = workbook["المقادير Counts"]
    tags = {cell.value: cell.column for cell in sheet[2]}
    lows = [sheet.cell(row, tags["#indicator+low"]).value for row in range(3, sheet.max_row + 1)]
    assert lows and all(low is None or isinstance(low, int | float) for low in lows)
    times = workbook["الأوقات Times"]
    tags = {cell.value: cell.column for cell in times[2]}
    assert any(times.cell(row, tags["#date+start"]).is_date for row in range(3, times.max_row + 1))


def test_no_cell_of_a_workbook_is_a_formula(workbook: Any) -> None:
    cells = [cell for sheet in workbook.worksheets for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert any(cell.value == ATTACK for cell in cells)
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert all(cell.quotePrefix for cell in cells if cell.value == ATTACK)


def test_the_workbook_explains_itself(workbook: Any) -> None:
    listed = {row[0].value + "." + row[1].value for row in workbook["المعجم Dictionary"].iter_rows(min_row=2)}
    assert listed == {f"{name}.{column}" for name, table in dictionary().items() for column in table.columns}
    codes = {row[1].value: row[3].value for row in workbook["الرموز Codes"].iter_rows(min_row=2)}
    assert codes["air_strike"] == "غارة جوية"
    assert {claim.act for _, claim in claims()} <= set(codes)
    assert workbook.worksheets[0]["A1"].value == "رواية · Riwaya"


# Parquet


def test_parquet_is_typed(tmp_path: Path) -> None:
    from pyarrow import parquet, types

    export(examples(), "parquet", tmp_path / "t")
    table = parquet.read_table(tmp_path / "t" / "claims.parquet")
    assert table.num_rows == len(claims())
    assert types.is_list(table.schema.field("cue").type) and types.is_boolean(table.schema.field("implicit").type)
    assert table.schema.field("who").metadata[b"hxl"] == b"#contact+source+name"
    for row, (item, claim) in zip(table.to_pylist(), claims(), strict=True):
        start, end = row["cue"]
        assert item.report.text[start:end] == item.report.text[slice(*claim.cue)]


# GeoJSON


def test_geojson_holds_to_rfc_7946(tmp_path: Path) -> None:
    from shapely.geometry import shape

    export(examples(), "geojson", tmp_path / "m.geojson")
    found = json.loads((tmp_path / "m.geojson").read_text(encoding="utf-8"))
    assert set(found) == {"type", "features"} and found["type"] == "FeatureCollection"
    places = [(item, place) for item in examples() for place in items(item.report.places)]
    assert len(found["features"]) == len(places)
    for feature, (item, place) in zip(found["features"], places, strict=True):
        assert set(feature) == {"type", "id", "geometry", "properties"} and feature["type"] == "Feature"
        if place.lat is None:
            assert feature["geometry"] is None
        else:
            point = shape(feature["geometry"])
            assert point.is_valid and -180 <= point.x <= 180 and -90 <= point.y <= 90
            assert (point.y, point.x) == pytest.approx((place.lat, place.lon), abs=1e-6)
        told = feature["properties"]
        assert (told["radius_km"], told["precision"]) == (place.radius_km, place.precision)
        assert [event["id"] for event in told["events"]] == [e.id for e in items(item.report.events) if e.place == place.id]
    assert any(feature["properties"]["claims"] and feature["properties"]["events"] for feature in found["features"])


def test_a_place_has_the_claims_that_name_it_again(tmp_path: Path) -> None:
    item = read("دخلت قوات مدينة حلب. وقال مصدر طبي إن المستشفيات بحلب أغلقت.")
    export([item], "geojson", tmp_path / "m.geojson")
    (feature,) = json.loads((tmp_path / "m.geojson").read_text(encoding="utf-8"))["features"]
    assert [claim["who"] for claim in feature["properties"]["claims"]] == ["مصدر طبي"]


# JSON-LD


def no_net(url: str, *_: object, **__: object) -> Any:
    raise AssertionError(f"{url} would be fetched")


def test_json_ld_is_expanded_without_the_net(tmp_path: Path) -> None:
    from pyld import jsonld

    export(examples(), "jsonld", tmp_path / "g.jsonld")
    document = json.loads((tmp_path / "g.jsonld").read_text(encoding="utf-8"))
    nodes = jsonld.expand(document, {"documentLoader": no_net})
    kinds = [kind for node in nodes for kind in node.get("@type", ())]
    assert kinds.count("http://www.w3.org/ns/oa#Annotation") == len(claims())
    keys = {key for node in nodes for key in node}
    assert all(key.startswith(("@", "http://", "urn:riwaya:")) for key in keys)
    sent = [key for node in document["@graph"] for key in node if key not in document["@context"]]
    assert sent == [], "every term is in the context"


def test_each_claim_is_attributed_and_derived(tmp_path: Path) -> None:
    import rdflib
    from rdflib.namespace import PROV

    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    export(examples(), "jsonld", tmp_path / "g.jsonld")
    graph = rdflib.Graph().parse(tmp_path / "g.jsonld", format="json-ld")
    annotations = list(graph.subjects(rdflib.RDF.type, oa.Annotation))
    assert len(annotations) == len(claims())
    named = sum(claim.source_entity is not None for _, claim in claims())
    assert sum((one, PROV.wasAttributedTo, None) in graph for one in annotations) == named
    assert all((one, PROV.wasDerivedFrom, None) in graph for one in annotations)
    nested = sum(claim.parent is not None for _, claim in claims())
    assert sum((graph.value(one, PROV.wasDerivedFrom), rdflib.RDF.type, oa.Annotation) in graph for one in annotations) == nested > 0
    texts = {str(text) for text in graph.objects(None, rdflib.URIRef("http://schema.org/text"))}
    for selector in graph.subjects(rdflib.RDF.type, oa.TextQuoteSelector):
        assert any(str(graph.value(selector, oa.exact)) in text for text in texts)


# GraphML


def test_graphml_says_who_says_what_about_whom(tmp_path: Path) -> None:
    import networkx

    item = read("قالت الولايات المتحدة إن روسيا قصفت مدينة حلب. ونفت روسيا أن تكون الولايات المتحدة أبلغتها بذلك.")
    export([item, item], "graphml", tmp_path / "g.graphml")
    graph = networkx.read_graphml(tmp_path / "g.graphml", force_multigraph=True)
    assert {graph.nodes[node]["name"] for node in graph} >= {"الولايات المتحدة", "روسيا"}
    told = {(one, other, facts["act"]) for one, other, facts in graph.edges(data=True)}
    assert {("actor:us", "actor:ru", "say"), ("actor:ru", "actor:us", "deny")} <= told
    assert len([facts for *_, facts in graph.edges(data=True) if facts["act"] == "deny"]) == 2, "an edge for each claim of each report"


def test_any_text_is_xml(tmp_path: Path) -> None:
    import networkx
    from msgspec import structs

    item = examples()[2]
    odd = tuple(structs.replace(entity, name="<a&b>\x00\x0b\ufffe\"'\u202e" + entity.name) for entity in items(item.report.entities))
    export([structs.replace(item, report=structs.replace(item.report, entities=odd))], "graphml", tmp_path / "g.graphml")
    graph = networkx.read_graphml(tmp_path / "g.graphml")
    assert all(data["name"].startswith("<a&b>") for _, data in graph.nodes(data=True))


# event tables


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_acled_table_makes_nothing_up(tmp_path: Path) -> None:
    killed = "قال مصدر طبي إن 12 شخصا على الأقل قتلوا في غارة على مدينة حلب يوم الأحد. "
    denied = "ونفى الجيش أن تكون غارة ثانية وقعت. وسيجتمع المجلس غدا."
    export([read(killed + denied, outlet="الجسر")], "acled", tmp_path / "a.csv")
    rows = rows_of(tmp_path / "a.csv")
    strike = next(row for row in rows if row["sub_event_type"] == "Air/drone strike")
    assert (strike["event_type"], strike["iso2"], strike["source"]) == ("Explosions/Remote violence", "SY", "الجسر")
    assert (strike["event_date"], strike["time_precision"], strike["geo_precision"]) == ("2031-03-02", "1", "1")
    assert all(row["status"] in ("happened", "ongoing") for row in rows)
    killing = next(row for row in rows if row["sub_event_type"] == "Attack")
    assert (killing["fatalities"], killing["fatalities_low"], killing["fatalities_high"]) == ("12", "12", "")
    assert killing["told_by"] == "مصدر طبي"


def test_an_event_without_a_day_has_none(tmp_path: Path) -> None:
    export([read("سيطرت قوات المعارضة على مدينة إدلب.")], "acled", tmp_path / "a.csv")
    (row,) = [row for row in rows_of(tmp_path / "a.csv") if row["location"]]
    assert (row["event_date"], row["year"], row["published"], row["fatalities"]) == ("", "", "2031-03-02", "")


def test_the_ucdp_table_sets_numbers_side_by_side(tmp_path: Path) -> None:
    text = "قال مصدر طبي إن 12 شخصا قتلوا يوم الأحد في مدينة حلب. وقال المجلس المحلي إن 20 شخصا قتلوا يوم الأحد في مدينة حلب."
    export([read(text)], "ucdp", tmp_path / "u.csv")
    (row,) = rows_of(tmp_path / "u.csv")
    assert (row["low"], row["best"], row["high"], row["number_of_sources"]) == ("12", "12", "20", "2")
    assert (row["date_start"], row["date_prec"], row["where_prec"]) == ("2031-03-02", "1", "1")
    assert row["source_original"] == "مصدر طبي; المجلس المحلي"


# all of them


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_to_export_is_still_a_good_file(format: str, tmp_path: Path) -> None:
    out = tmp_path / ("t" if FORMATS[format].many else "t" + FORMATS[format].suffix)
    export([], format, out)
    assert out.exists()
    if format in ("geojson", "jsonld"):
        json.loads(out.read_text(encoding="utf-8"))
    if format == "graphml":
        import networkx

        assert len(networkx.read_graphml(out)) == 0


@pytest.mark.parametrize("format", FORMATS)
def test_a_report_that_was_not_read_is_exported_too(format: str, tmp_path: Path) -> None:
    from riwaya.model import Report

    export([Report(id="x", text="نص")], format, tmp_path / ("t" if FORMATS[format].many else "t" + FORMATS[format].suffix))


@pytest.mark.parametrize("format", [name for name, how in FORMATS.items() if not how.many])
def test_memory_does_not_grow_with_the_reports(format: str, tmp_path: Path) -> None:
    import tracemalloc

    def peak(times: int) -> int:
        tracemalloc.start()
        try:
            export((item for _ in range(times) for item in examples()[:3]), format, tmp_path / f"t{FORMATS[format].suffix}")
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(1)
    assert peak(12) < peak(2) + 600_000


def test_a_table_that_there_is_none_of_is_named() -> None:
    with pytest.raises(ExportError) as error:
        export(examples(), "csv", "-", Wishes(tables=("claim",)))
    assert error.value.details["name"] == "claim"

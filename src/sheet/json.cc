#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <algorithm>
#include <utility>

#include "sheet/sheet.h"

namespace yoshiki {
namespace {

using Writer = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

void WriteText(Writer& writer, const std::string& text) {
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void WriteTexts(Writer& writer, const std::vector<std::string>& texts) {
  writer.StartArray();
  for (const std::string& text : texts) WriteText(writer, text);
  writer.EndArray();
}

void WriteReasons(Writer& writer, const std::vector<Reason>& reasons) {
  writer.StartArray();
  for (const Reason& reason : reasons) {
    writer.StartObject();
    writer.Key("by");
    WriteText(writer, reason.by);
    writer.Key("text");
    WriteText(writer, reason.text);
    writer.EndObject();
  }
  writer.EndArray();
}

// The stretches of one look, of each cell.
void WriteStretches(Writer& writer, const ChangeRow& row, const CellSettings& settings, bool CellRun::*look) {
  writer.StartArray();
  for (const SheetCell& cell : row.cells) {
    writer.StartArray();
    for (const CellRun& run : RunsOf(cell, settings)) {
      if (run.*look) WriteText(writer, run.text);
    }
    writer.EndArray();
  }
  writer.EndArray();
}

void WritePage(Writer& writer, const std::optional<OtherPlace>& place) {
  place && place->page > 0 ? writer.Int(place->page) : writer.Null();
}

// One number; of several statements, one for each that has the change.
void WritePages(Writer& writer, const ChangeRow& row, const std::vector<std::string>& statements) {
  if (statements.size() < 2) {
    writer.Key("page");
    return WritePage(writer, row.pages.empty() ? std::nullopt : row.pages.front());
  }
  writer.Key("pages");
  writer.StartArray();
  for (std::size_t s = 0; s < std::min(statements.size(), row.pages.size()); ++s) {
    if (!row.pages[s]) continue;
    writer.StartObject();
    writer.Key("statement");
    WriteText(writer, statements[s]);
    writer.Key("page");
    WritePage(writer, row.pages[s]);
    writer.EndObject();
  }
  writer.EndArray();
}

void WriteRow(Writer& writer, const ChangeRow& row, const std::vector<std::string>& statements,
              const CellSettings& settings) {
  writer.StartObject();
  writer.Key("item");
  WriteText(writer, row.item);
  writer.Key("path");
  WriteTexts(writer, row.path);
  WritePages(writer, row, statements);
  writer.Key("cells");
  writer.StartArray();
  for (const SheetCell& cell : row.cells) WriteText(writer, ShownText(cell, settings));
  writer.EndArray();
  writer.Key("reasons");
  WriteReasons(writer, row.reasons);
  writer.Key("underlined");
  WriteStretches(writer, row, settings, &CellRun::marked);
  if (settings.removed == CellSettings::Removed::struck) {
    writer.Key("struck");
    WriteStretches(writer, row, settings, &CellRun::struck);
  }
  writer.EndObject();
}

}  // namespace

std::string WriteSheetJson(const Comparison& comparison, const CellSettings& settings) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.SetIndent(' ', 2);
  writer.StartArray();
  for (const ChangeRow& row : comparison.rows) WriteRow(writer, row, comparison.statements, settings);
  writer.EndArray();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

std::string WriteLogJson(const std::vector<LoggedChange>& log) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.SetIndent(' ', 2);
  writer.StartArray();
  for (const LoggedChange& change : log) {
    const std::pair<const char*, const std::string&> members[] = {
        {"date", change.date},   {"item", change.item},     {"before", change.before},
        {"after", change.after}, {"timing", change.timing}, {"timing_note", change.timing_note}};
    writer.StartObject();
    for (const auto& [key, text] : members) {
      writer.Key(key);
      WriteText(writer, text);
    }
    writer.EndObject();
  }
  writer.EndArray();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

}  // namespace yoshiki

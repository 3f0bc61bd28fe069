#include "estate/plan_options.h"

#include <string_view>

namespace yoshiki {
namespace {

class OptionText {
 public:
  void Add(std::string_view key, std::string_view value) {
    text_ += key;
    text_ += '=';
    for (const char c : value) {
      if (c == '\\')
        text_ += "\\\\";
      else if (c == '\n')
        text_ += "\\n";
      else if (c == '\r')
        text_ += "\\r";
      else
        text_ += c;
    }
    text_ += '\n';
  }
  void Add(std::string_view key, bool value) { Add(key, std::string_view(value ? "yes" : "no")); }
  void Add(std::string_view key, const char* value) { Add(key, std::string_view(value)); }

  std::string text() && { return std::move(text_); }

 private:
  std::string text_;
};

const char* WordOf(Archive archive) {
  switch (archive) {
    case Archive::none:
      return "none";
    case Archive::a_2a:
      return "a-2a";
    case Archive::a_2u:
      return "a-2u";
    case Archive::a_3a:
      return "a-3a";
  }
  return "";
}

const char* EndingOf(OutputFormat format) { return kOutputEndings[static_cast<std::size_t>(format)] + 1; }

void AddFaces(const RenderSettings& settings, OptionText& text) {
  text.Add("theme", settings.theme);
  for (const std::string& font : settings.gaiji) text.Add("gaiji", font);
}

void AddBinding(const BindOptions& bind, OptionText& text) {
  text.Add("unused", bind.print_unused);
  text.Add("bands", bind.print_bands);
  text.Add("empty-bands", bind.print_empty_bands);
}

void AddPdf(const RenderSettings& settings, OptionText& text) {
  text.Add("archive", WordOf(settings.archive));
  text.Add("tags", settings.tags);
}

void AddEpoch(const RenderSettings& settings, OptionText& text) {
  if (settings.epoch) text.Add("epoch", std::to_string(*settings.epoch));
}

}  // namespace

std::string OptionsOf(const DocumentSet& set, OutputFormat format) {
  const RenderSettings& settings = set.settings;
  OptionText text;
  text.Add("document", EndingOf(format));
  text.Add("form", settings.form);
  text.Add("edition", settings.edition);
  AddFaces(settings, text);
  text.Add("allow-missing", settings.allow_missing);
  AddBinding(settings.bind, text);
  if (format == OutputFormat::pdf) {
    AddPdf(settings, text);
    AddEpoch(settings, text);
  }
  return std::move(text).text();
}

std::string OptionsOf(const SheetEntry& sheet, const BindOptions& printed, OutputFormat format,
                      const std::vector<std::string>& links) {
  OptionText text;
  text.Add("sheet", EndingOf(format));
  for (const std::vector<std::string>& drafts : sheet.statements) {
    text.Add("statement", std::to_string(drafts.size()));
    for (const std::string& draft : drafts) text.Add("draft", draft);
  }
  text.Add("notes", !sheet.notes.empty());
  text.Add("removed", sheet.cells.removed == CellSettings::Removed::struck ? "struck" : "word");
  text.Add("abridge", std::to_string(sheet.cells.most_unchanged));
  text.Add("paper", sheet.cells.large ? "A3" : "A4");
  AddFaces(sheet.settings, text);
  AddBinding(printed, text);
  if (format == OutputFormat::pdf) {
    text.Add("allow-missing", sheet.settings.allow_missing);
    AddPdf(sheet.settings, text);
    for (const std::string& link : links) text.Add("link", link);
  }
  if (format != OutputFormat::json) AddEpoch(sheet.settings, text);
  return std::move(text).text();
}

}  // namespace yoshiki

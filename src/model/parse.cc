#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "model/characters.h"
#include "model/json_reader.h"
#include "model/model.h"
#include "model/tree_builder.h"

namespace yoshiki {
namespace {

// A file nothing in which is worth reading: too large, empty, or of 16-bit characters.
std::optional<Fault> UnreadableFault(std::string_view bytes, const ParseLimits& limits) {
  if (bytes.size() > limits.bytes) {
    return Fault{.id = MessageId::file_too_large,
                 .args = {std::to_string(bytes.size()), std::to_string(limits.bytes)}};
  }
  if (LooksLikeUtf16(bytes)) return Fault{.id = MessageId::utf16_file};
  if (bytes.find_first_not_of(" \t\r\n") == std::string_view::npos) return Fault{.id = MessageId::empty_file};
  return std::nullopt;
}

std::string TextOf(const Value* value) {
  return value != nullptr && value->kind == ValueKind::text ? value->text : std::string();
}

bool IsAbsent(const Value* value) { return value == nullptr || value->kind == ValueKind::null; }

void CheckHead(const Value& root, Faults& faults) {
  if (root.kind != ValueKind::object) {
    faults.Add({.id = MessageId::root_not_object, .offset = root.offset});
    return;
  }
  const Value* form = root.Find("form");
  const Value* edition = root.Find("edition");
  if (IsAbsent(form)) {
    faults.Add({.id = MessageId::form_missing, .offset = form == nullptr ? root.offset : form->offset});
  } else if (form->kind != ValueKind::text) {
    faults.Add({.id = MessageId::form_not_text, .offset = form->offset, .pointer = PointerTo("", "form")});
  }
  if (!IsAbsent(edition) && edition->kind != ValueKind::text) {
    faults.Add(
        {.id = MessageId::edition_not_text, .offset = edition->offset, .pointer = PointerTo("", "edition")});
  }
}

std::optional<Value> ReadTree(std::string_view bytes, const ParseLimits& limits, bool is_statement,
                              Faults& faults) {
  if (std::optional<Fault> fault = UnreadableFault(bytes, limits)) {
    faults.Add(std::move(*fault));
    return std::nullopt;
  }
  CleanText text(bytes);
  FindEncodingFaults(text, faults);
  FindCharacterFaults(text, faults);
  faults.SortByPlace();
  TreeBuilder builder(faults, limits);
  ReadJson(text.view(), builder, faults);
  if (builder.root() && is_statement) CheckHead(*builder.root(), faults);
  return std::move(builder.root());
}

std::optional<Value> Parse(SourceText& source, Diagnostics& diagnostics, const ParseLimits& limits,
                           bool is_statement) {
  // The mark is taken off, so that no offset or column has to reckon with it.
  if (source.bytes().starts_with(kByteOrderMark)) {
    source = SourceText(source.name(), std::string(source.bytes().substr(kByteOrderMark.size())));
  }
  Faults faults;
  std::optional<Value> root = ReadTree(source.bytes(), limits, is_statement, faults);
  if (faults.empty() && root) return root;
  faults.Report(source, diagnostics);
  return std::nullopt;
}

}  // namespace

std::optional<Value> ParseTree(SourceText& source, Diagnostics& diagnostics, const ParseLimits& limits) {
  return Parse(source, diagnostics, limits, false);
}

std::optional<Statement> ParseStatement(SourceText source, Diagnostics& diagnostics,
                                        const ParseLimits& limits) {
  std::optional<Value> root = Parse(source, diagnostics, limits, true);
  if (!root) return std::nullopt;
  Statement statement;
  statement.source = std::move(source);
  statement.form = TextOf(root->Find("form"));
  statement.edition = TextOf(root->Find("edition"));
  statement.root = std::move(*root);
  return statement;
}

}  // namespace yoshiki

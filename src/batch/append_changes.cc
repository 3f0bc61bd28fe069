#include "batch/append_changes.h"

#include <string_view>

namespace yoshiki {
namespace {

// The offset behind the value that begins at `at`, an array or object of well-formed JSON.
std::size_t EndOf(std::string_view json, std::size_t at) {
  int depth = 0;
  bool in_text = false;
  for (std::size_t i = at; i < json.size(); ++i) {
    const char c = json[i];
    if (in_text) {
      if (c == '\\') ++i;
      if (c == '"') in_text = false;
    } else if (c == '"') {
      in_text = true;
    } else if (c == '[' || c == '{') {
      ++depth;
    } else if ((c == ']' || c == '}') && --depth == 0) {
      return i + 1;
    }
  }
  return json.size();
}

std::string_view Trimmed(std::string_view text) {
  const std::string_view blanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(blanks);
  return first == std::string_view::npos ? std::string_view()
                                         : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

// The rows without the brackets round them.
std::string_view Inside(std::string_view rows) {
  rows = Trimmed(rows);
  return Trimmed(rows.substr(1, rows.size() - 2));
}

// The text up to `end`, blanks before it left out, with `added` and the blanks behind.
std::string Inserted(std::string_view json, std::size_t end, const std::string& added) {
  const std::size_t last = json.find_last_not_of(" \t\r\n", end - 1);
  return std::string(json.substr(0, last + 1)) + added + std::string(json.substr(last + 1));
}

}  // namespace

std::string WithChanges(const Statement& statement, const std::string& rows) {
  const std::string_view json = statement.source.bytes();
  const std::string_view inside = Inside(rows);
  if (inside.empty()) return std::string(json);
  const Value* changes = statement.root.Find("changes");
  if (changes != nullptr && changes->kind == ValueKind::array) {
    const std::size_t end = EndOf(json, changes->offset) - 1;
    const std::string between = changes->elements.empty() ? "\n  " : ",\n  ";
    return Inserted(json, end, between + std::string(inside));
  }
  if (changes != nullptr) {  // null: not filled in
    std::string text(json);
    return text.replace(changes->offset, std::string_view("null").size(),
                        "[\n  " + std::string(inside) + "\n]");
  }
  const std::size_t end = EndOf(json, statement.root.offset) - 1;
  const std::string between = statement.root.members.empty() ? "\n" : ",\n";
  return Inserted(json, end, between + "  \"changes\": [\n  " + std::string(inside) + "\n]");
}

}  // namespace yoshiki

#include "cli/json_line.h"

#include <ostream>
#include <string>

#include "base/base.h"

namespace yoshiki {
namespace {

std::string ValidUtf8(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) AppendUtf8(out, NextCodePoint(text, at));
  return out;
}

}  // namespace

JsonLine::JsonLine() : writer_(buffer_) { writer_.StartObject(); }

JsonLine& JsonLine::Text(const char* key, std::string_view value) {
  const std::string valid = ValidUtf8(value);
  writer_.Key(key);
  writer_.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
  return *this;
}

JsonLine& JsonLine::Number(const char* key, std::int64_t value) {
  writer_.Key(key);
  writer_.Int64(value);
  return *this;
}

JsonLine& JsonLine::Flag(const char* key, bool value) {
  writer_.Key(key);
  writer_.Bool(value);
  return *this;
}

JsonLine& JsonLine::Null(const char* key) {
  writer_.Key(key);
  writer_.Null();
  return *this;
}

void JsonLine::Print(std::ostream& out) {
  writer_.EndObject();
  out << std::string_view(buffer_.GetString(), buffer_.GetSize()) << '\n' << std::flush;
}

}  // namespace yoshiki

// JSON for people to read: two blanks a level, UTF-8 as it is, a line end behind the last brace. Private to
// form/.
#pragma once

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace yoshiki {

class JsonText {
 public:
  JsonText() : writer_(buffer_) {
    writer_.SetIndent(' ', 2);
    writer_.SetFormatOptions(rapidjson::kFormatSingleLineArray);
  }

  void Key(std::string_view key) { writer_.Key(key.data(), Size(key)); }
  void Text(std::string_view text) { writer_.String(text.data(), Size(text)); }
  void Number(std::int64_t number) { writer_.Int64(number); }
  void Flag(bool flag) { writer_.Bool(flag); }
  void Null() { writer_.Null(); }

  void Text(std::string_view key, std::string_view text) {
    Key(key);
    Text(text);
  }
  void Number(std::string_view key, std::int64_t number) {
    Key(key);
    Number(number);
  }
  void Flag(std::string_view key, bool flag) {
    Key(key);
    Flag(flag);
  }
  /// On one line.
  template <typename List>
  void Texts(std::string_view key, const List& texts) {
    Key(key);
    writer_.StartArray();
    for (const auto& text : texts) Text(text);
    writer_.EndArray();
  }

  /// What `fill` writes, in braces or brackets.
  template <typename Fill>
  void Object(const Fill& fill) {
    writer_.StartObject();
    fill();
    writer_.EndObject();
  }
  template <typename Fill>
  void Object(std::string_view key, const Fill& fill) {
    Key(key);
    Object(fill);
  }
  template <typename Fill>
  void Array(std::string_view key, const Fill& fill) {
    Key(key);
    writer_.StartArray();
    fill();
    writer_.EndArray();
  }

  std::string Take() { return std::string(buffer_.GetString(), buffer_.GetSize()) + "\n"; }

 private:
  static rapidjson::SizeType Size(std::string_view text) {
    return static_cast<rapidjson::SizeType>(text.size());
  }

  rapidjson::StringBuffer buffer_;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> writer_;
};

}  // namespace yoshiki

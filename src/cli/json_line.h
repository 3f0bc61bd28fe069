// One JSON object on a line of its own, for programs. Private to cli/.
#pragma once

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstdint>
#include <iosfwd>
#include <string_view>

namespace yoshiki {

/// Its members come out in the order in which they were added.
class JsonLine {
 public:
  JsonLine();
  /// Bytes that are no UTF-8, as names of files may have, become U+FFFD: every line can be read.
  JsonLine& Text(const char* key, std::string_view value);
  JsonLine& Number(const char* key, std::int64_t value);
  JsonLine& Flag(const char* key, bool value);
  JsonLine& Null(const char* key);
  /// Ends the object. To be called once, at last.
  void Print(std::ostream& out);

 private:
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_;
};

}  // namespace yoshiki

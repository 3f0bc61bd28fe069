#include "model/json_reader.h"

#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "model/syntax.h"

namespace yoshiki {
namespace {

constexpr bool IsBetweenTokens(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == ',' || c == ':';
}

// RapidJSON's handler. It is told what was read but not where, so it derives each token's place: a token ends
// where the stream stands, and begins at the first byte after the last token that can begin one.
class TokenHandler : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, TokenHandler> {
 public:
  TokenHandler(std::string_view text, const rapidjson::MemoryStream& stream, TreeBuilder& builder)
      : text_(text), stream_(stream), builder_(builder) {}

  bool Null() { return builder_.Scalar(Take(ValueKind::null)); }
  bool Bool(bool value) {
    Value taken = Take(ValueKind::boolean);
    taken.boolean = value;
    return builder_.Scalar(std::move(taken));
  }
  bool RawNumber(const char*, rapidjson::SizeType, bool) {
    Value taken = Take(ValueKind::number);
    taken.text = text_.substr(taken.offset, end_ - taken.offset);
    const char* const last = taken.text.data() + taken.text.size();
    const auto [stopped, error] = std::from_chars(taken.text.data(), last, taken.integer);
    if (error == std::errc() && stopped == last) taken.kind = ValueKind::integer;
    if (taken.kind == ValueKind::number) taken.integer = 0;
    return builder_.Scalar(std::move(taken));
  }
  bool String(const char* text, rapidjson::SizeType length, bool) {
    Value taken = Take(ValueKind::text);
    taken.text.assign(text, length);
    builder_.GivePointer(taken.offset, end_, false);
    return builder_.Scalar(std::move(taken));
  }
  bool Key(const char* text, rapidjson::SizeType length, bool) {
    const std::size_t offset = Take(ValueKind::text).offset;
    builder_.GivePointer(offset, end_, true);
    return builder_.Key({text, length}, offset);
  }
  bool StartObject() { return Open(ValueKind::object); }
  bool StartArray() { return Open(ValueKind::array); }
  bool EndObject(rapidjson::SizeType) { return Close(); }
  bool EndArray(rapidjson::SizeType) { return Close(); }

  std::size_t last_token() const { return begin_; }
  std::size_t last_end() const { return end_; }
  std::size_t NextToken() const {
    std::size_t at = end_;
    while (at < text_.size() && IsBetweenTokens(text_[at])) ++at;
    return at;
  }

 private:
  Value Take(ValueKind kind) {
    begin_ = NextToken();
    end_ = stream_.Tell();
    Value value;
    value.kind = kind;
    value.offset = begin_;
    return value;
  }
  // At brackets the stream still stands before the token.
  bool Open(ValueKind kind) {
    begin_ = stream_.Tell();
    end_ = begin_ + 1;
    return builder_.Open(kind, begin_);
  }
  bool Close() {
    begin_ = stream_.Tell();
    end_ = begin_ + 1;
    return builder_.Close();
  }

  std::string_view text_;
  const rapidjson::MemoryStream& stream_;
  TreeBuilder& builder_;
  std::size_t begin_ = 0;  // of the last token
  std::size_t end_ = 0;
};

Break KindOf(rapidjson::ParseErrorCode code) {
  switch (code) {
    case rapidjson::kParseErrorDocumentRootNotSingular:
      return Break::after_root;
    case rapidjson::kParseErrorObjectMissName:
      return Break::no_key;
    case rapidjson::kParseErrorObjectMissColon:
      return Break::no_colon;
    case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
    case rapidjson::kParseErrorArrayMissCommaOrSquareBracket:
      return Break::no_comma;
    case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex:
    case rapidjson::kParseErrorStringUnicodeSurrogateInvalid:
    case rapidjson::kParseErrorStringEscapeInvalid:
    case rapidjson::kParseErrorStringMissQuotationMark:
    case rapidjson::kParseErrorStringInvalidEncoding:
      return Break::in_text;  // everything else that can be wrong in a text was blanked before
    case rapidjson::kParseErrorNumberTooBig:
      return Break::big_number;
    case rapidjson::kParseErrorNumberMissFraction:
    case rapidjson::kParseErrorNumberMissExponent:
      return Break::in_number;
    default:
      return Break::no_value;
  }
}

}  // namespace

void ReadJson(std::string_view text, TreeBuilder& builder, Faults& faults) {
  constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;
  rapidjson::MemoryStream stream(text.data(), text.size());
  TokenHandler handler(text, stream, builder);
  rapidjson::Reader reader;
  const rapidjson::ParseResult result = reader.Parse<kFlags>(stream, handler);
  if (!result.IsError() || builder.gave_up()) return;

  Fault fault = SyntaxFault(text, {.kind = KindOf(result.Code()),
                                   .offset = result.Offset(),
                                   .token = handler.NextToken(),
                                   .last_token = handler.last_token(),
                                   .last_end = handler.last_end(),
                                   .open = builder.open()});
  faults.DropAfter(fault.offset, MessageId::invalid_utf8);
  if (!faults.HasAt(fault.offset)) {
    fault.pointer = builder.Pointer(false);
    faults.Add(std::move(fault));
  }
}

}  // namespace yoshiki

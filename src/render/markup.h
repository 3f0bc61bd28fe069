// The spelling of HTML and XML: tags, attributes, escapes. Private to render/.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace yoshiki::markup {

/// A name and its value. One with an empty value is left out.
struct Attribute {
  std::string_view name;
  std::string value;
};

/// The bytes with & < > " as references: safe in text and in quoted attributes.
void AppendEscaped(std::string& out, std::string_view text);

/// Writes elements one after the other; who opens one closes it.
class Writer {
 public:
  void Open(std::string_view element, std::initializer_list<Attribute> attributes = {});
  void Close(std::string_view element);
  void Text(std::string_view text) { AppendEscaped(out_, text); }
  /// An element that holds text alone.
  void Element(std::string_view element, std::initializer_list<Attribute> attributes, std::string_view text);
  /// Markup as it stands, for what is no element of ours.
  void Raw(std::string_view markup) { out_ += markup; }
  void NewLine() { out_ += '\n'; }
  std::string Take() { return std::move(out_); }

 private:
  std::string out_;
};

}  // namespace yoshiki::markup

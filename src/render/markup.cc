#include "render/markup.h"

#include <nettle/base64.h>

#include "render/render.h"

namespace yoshiki::markup {

void AppendEscaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
}

void Writer::Open(std::string_view element, std::initializer_list<Attribute> attributes) {
  out_ += '<';
  out_ += element;
  for (const Attribute& attribute : attributes) {
    if (attribute.value.empty()) continue;
    out_ += ' ';
    out_ += attribute.name;
    out_ += "=\"";
    AppendEscaped(out_, attribute.value);
    out_ += '"';
  }
  out_ += '>';
}

void Writer::Close(std::string_view element) {
  out_ += "</";
  out_ += element;
  out_ += '>';
}

void Writer::Element(std::string_view element, std::initializer_list<Attribute> attributes,
                     std::string_view text) {
  Open(element, attributes);
  Text(text);
  Close(element);
}

}  // namespace yoshiki::markup

namespace yoshiki {

std::string EscapedMarkup(std::string_view text) {
  std::string escaped;
  markup::AppendEscaped(escaped, text);
  return escaped;
}

std::string DataUrl(std::string_view media_type, std::string_view bytes) {
  std::string encoded(BASE64_ENCODE_RAW_LENGTH(bytes.size()), '\0');
  base64_encode_raw(encoded.data(), bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  return "data:" + std::string(media_type) + ";base64," + encoded;
}

}  // namespace yoshiki

#include "batch/pdf_text.h"

#include <map>
#include <string_view>
#include <vector>

#include "base/base.h"

namespace yoshiki {
namespace {

// No map of ours comes near; a hostile one must not take all day or all memory.
constexpr std::size_t kLargestCMap = 8 << 20, kMostCodes = 100'000, kLongestText = 64;

using CodeText = std::map<unsigned, std::string>;  // two-byte codes: all our fonts are composite

unsigned CodeAt(std::string_view bytes, std::size_t at) {
  const auto byte = [bytes](std::size_t i) {
    return static_cast<unsigned>(static_cast<unsigned char>(bytes[i]));
  };
  return byte(at) << 8U | byte(at + 1);
}

// UTF-16BE, as ToUnicode writes it.
std::string FromUtf16(std::string_view bytes) {
  std::string marked = "\xFE\xFF";
  marked += bytes;
  return QPDFObjectHandle::newString(marked).getUTF8Value();
}

// The hexadecimal strings of a CMap section, in order.
std::vector<std::string> HexStrings(std::string_view section) {
  std::vector<std::string> strings;
  for (std::size_t open = section.find('<'); open != std::string_view::npos; open = section.find('<', open)) {
    const std::size_t close = section.find('>', open);
    if (close == std::string_view::npos) break;
    const std::string hex(section.substr(open, close - open + 1));
    strings.push_back(QPDFObjectHandle::parse(hex).getStringValue());
    open = close;
  }
  return strings;
}

// bfrange counts the last character up (ISO 32000-1 §9.10.3); those we write stay below U+10000.
void AddRange(const std::string& first, const std::string& last, std::string text, std::size_t& codes,
              CodeText& map) {
  if (first.size() != 2 || last.size() != 2 || text.size() < 2 || text.size() > kLongestText) return;
  for (unsigned code = CodeAt(first, 0), end = CodeAt(last, 0); code <= end && codes < kMostCodes;
       ++code, ++codes) {
    map[code] = FromUtf16(text);
    text.back() = static_cast<char>(static_cast<unsigned char>(text.back()) + 1U);
  }
}

CodeText MapOf(QPDFObjectHandle font) {
  CodeText map;
  QPDFObjectHandle stream = font.getKey("/ToUnicode");
  if (!stream.isStream()) return map;
  const auto data = stream.getStreamData();
  const std::string_view cmap(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
  std::size_t codes = 0;
  if (cmap.size() > kLargestCMap) return map;
  for (const std::string_view kind : {"bfchar", "bfrange"}) {
    const std::string begin = "begin" + std::string(kind), end = "end" + std::string(kind);
    const std::size_t step = kind == "bfchar" ? 2 : 3;
    for (std::size_t at = cmap.find(begin); at != std::string_view::npos; at = cmap.find(begin, at + 1)) {
      const std::size_t stop = cmap.find(end, at);
      if (stop == std::string_view::npos) break;
      const auto strings = HexStrings(cmap.substr(at, stop - at));
      for (std::size_t i = 0; i + step <= strings.size(); i += step)
        AddRange(strings[i], strings[i + step - 2], strings[i + step - 1], codes, map);
    }
  }
  return map;
}

class TextCatcher final : public QPDFObjectHandle::ParserCallbacks {
 public:
  explicit TextCatcher(QPDFObjectHandle fonts) : fonts_(fonts) {}

  void handleObject(QPDFObjectHandle object) override {
    if (!object.isOperator()) return operands_.push_back(object);
    Do(object.getOperatorValue());
    operands_.clear();
  }
  void handleEOF() override {}

  const std::string& text() const { return text_; }

 private:
  void Do(const std::string& name) {
    if (name == "BDC" || name == "BMC") return Open();
    if (name == "EMC" && !replaced_.empty()) return replaced_.pop_back();
    if (operands_.empty()) return;
    if (name == "Tf") current_ = &MapFor(operands_.front().getName());
    if (name == "Tj" || name == "'" || name == "\"") Show(operands_.back());
    if (name != "TJ") return;
    for (QPDFObjectHandle part : operands_.front().aitems())
      if (part.isString()) Show(part);
  }

  void Open() {
    const bool within = !replaced_.empty() && replaced_.back();
    const bool spelt =
        operands_.size() == 2 && operands_[1].isDictionary() && operands_[1].hasKey("/ActualText");
    if (spelt && !within) Add(operands_[1].getKey("/ActualText").getUTF8Value());
    replaced_.push_back(within || spelt);
  }

  const CodeText& MapFor(const std::string& font) {
    const auto known = maps_.find(font);
    return known != maps_.end() ? known->second
                                : maps_.emplace(font, MapOf(fonts_.getKey(font))).first->second;
  }

  void Show(QPDFObjectHandle string) {
    if (current_ == nullptr || (!replaced_.empty() && replaced_.back())) return;
    const std::string codes = string.getStringValue();
    for (std::size_t i = 0; i + 1 < codes.size(); i += 2) {
      const auto text = current_->find(CodeAt(codes, i));
      Add(text == current_->end() ? "\xEF\xBF\xBD" : text->second);
    }
  }

  void Add(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t from = at;
      const CodePoint c = NextCodePoint(text, at);
      if (c > 0x20 && c != 0xA0 && c != 0x3000) text_ += text.substr(from, at - from);
    }
  }

  QPDFObjectHandle fonts_;
  std::map<std::string, CodeText> maps_;
  const CodeText* current_ = nullptr;
  std::vector<QPDFObjectHandle> operands_;
  std::vector<bool> replaced_;  // by ActualText: one a marked content that is open
  std::string text_;
};

}  // namespace

std::string PageText(QPDFPageObjectHelper page) {
  TextCatcher catcher(page.getAttribute("/Resources", false).getKey("/Font"));
  page.parseContents(&catcher);
  return catcher.text();
}

}  // namespace yoshiki

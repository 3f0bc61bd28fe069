#include "base/yaml.h"

#include <yaml.h>

#include <algorithm>
#include <utility>

#include "base/pointer.h"
#include "base/utf8.h"

namespace yoshiki {
namespace {

constexpr std::size_t kMaxKeys = 1000;  // of one mapping; keys are compared one by one

// libyaml counts characters, diagnostics count bytes. Nodes come in file order, so a cursor that walks along
// costs one pass over the file in all.
class ByteCursor {
 public:
  explicit ByteCursor(std::string_view text) : text_(text) {}

  std::size_t ByteOf(std::size_t character) {
    while (character_ < character && byte_ < text_.size()) {
      ++byte_;
      while (byte_ < text_.size() && IsContinuation(text_[byte_])) ++byte_;
      ++character_;
    }
    while (character_ > character && byte_ > 0) {
      --byte_;
      while (byte_ > 0 && IsContinuation(text_[byte_])) --byte_;
      --character_;
    }
    return byte_;
  }

 private:
  static bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

  std::string_view text_;
  std::size_t byte_ = 0;
  std::size_t character_ = 0;
};

struct Event : yaml_event_t {
  Event() : yaml_event_t{} {}
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;
  ~Event() { yaml_event_delete(this); }
};

std::string_view Chars(const yaml_char_t* text, std::size_t length) {
  return {reinterpret_cast<const char*>(text), length};
}

// libyaml's commonest complaints in the words of someone who edits a form.
MessageId SyntaxMessage(std::string_view problem) {
  struct Complaint {
    std::string_view part;
    MessageId id;
  };
  constexpr Complaint kComplaints[] = {
      {"mapping values are not allowed", MessageId::layout_syntax_colon},
      {"cannot start any token", MessageId::layout_syntax_begin},
      {"did not find expected key", MessageId::layout_syntax_indent},
      {"did not find expected '-'", MessageId::layout_syntax_indent},
      {"could not find expected ':'", MessageId::layout_syntax_no_colon},
      {"unexpected end of stream", MessageId::layout_syntax_quote},
      {"did not find expected ','", MessageId::layout_syntax_bracket},
  };
  for (const Complaint& complaint : kComplaints) {
    if (problem.find(complaint.part) != std::string_view::npos) return complaint.id;
  }
  return MessageId::layout_syntax;
}

class TreeBuilder {
 public:
  TreeBuilder(const SourceText& source, Diagnostics& diagnostics)
      : source_(source),
        diagnostics_(diagnostics),
        skipped_(source.bytes().starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0),
        text_(source.bytes().substr(skipped_)),
        cursor_(text_) {
    yaml_parser_initialize(&parser_);
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text_.data()),
                                 text_.size());
  }
  TreeBuilder(const TreeBuilder&) = delete;
  TreeBuilder& operator=(const TreeBuilder&) = delete;
  ~TreeBuilder() { yaml_parser_delete(&parser_); }

  // False when the file could not be read to its end.
  bool Build(YamlNode& root) {
    Event event;
    if (!NextContent(event)) return false;
    if (event.type == YAML_STREAM_END_EVENT) {
      Fault(MessageId::layout_empty, 0);
      return false;
    }
    if (!Read(event, root, 1)) return false;
    Event after;
    if (!NextContent(after)) return false;
    if (after.type != YAML_STREAM_END_EVENT) Fault(MessageId::layout_documents, Offset(after));
    return true;
  }

 private:
  void Fault(MessageId id, std::size_t offset, std::vector<std::string> args = {}) {
    if (diagnostics_.errors() >= kMaxLayoutFaults) return;
    diagnostics_.Error(id, PlaceAt(source_, offset), std::move(args));
  }

  std::size_t Offset(const Event& event) { return skipped_ + cursor_.ByteOf(event.start_mark.index); }

  bool Next(Event& event) {
    if (yaml_parser_parse(&parser_, &event) != 0) return true;
    // A reader's fault has its place in bytes, all others in characters.
    const std::size_t offset = parser_.error == YAML_READER_ERROR
                                   ? parser_.problem_offset
                                   : cursor_.ByteOf(parser_.problem_mark.index);
    const std::string problem = parser_.problem != nullptr ? parser_.problem : "";
    Fault(SyntaxMessage(problem), skipped_ + std::min(offset, text_.size()),
          {problem, std::to_string(parser_.context_mark.line + 1)});
    return false;
  }

  // The next event that is a node, or the stream's end.
  bool NextContent(Event& event) {
    while (true) {
      yaml_event_delete(&event);
      if (!Next(event)) return false;
      switch (event.type) {
        case YAML_STREAM_START_EVENT:
        case YAML_DOCUMENT_START_EVENT:
        case YAML_DOCUMENT_END_EVENT:
        case YAML_NO_EVENT:
          continue;
        default:
          return true;
      }
    }
  }

  bool Read(Event& event, YamlNode& node, int depth) {
    node.offset = Offset(event);
    if (depth > kMaxLayoutDepth) {
      Fault(MessageId::layout_too_deep, node.offset, {std::to_string(kMaxLayoutDepth)});
      return false;
    }
    switch (event.type) {
      case YAML_SCALAR_EVENT:
        RefuseMarks(event.data.scalar.anchor, event.data.scalar.tag, node.offset);
        node.text = Chars(event.data.scalar.value, event.data.scalar.length);
        return true;
      case YAML_SEQUENCE_START_EVENT:
        RefuseMarks(event.data.sequence_start.anchor, event.data.sequence_start.tag, node.offset);
        node.kind = YamlKind::sequence;
        return ReadSequence(node, depth);
      case YAML_MAPPING_START_EVENT:
        RefuseMarks(event.data.mapping_start.anchor, event.data.mapping_start.tag, node.offset);
        node.kind = YamlKind::mapping;
        return ReadMapping(node, depth);
      default:  // an alias; it stands for nothing here, reading goes on
        Fault(MessageId::layout_anchor, node.offset);
        return true;
    }
  }

  bool ReadSequence(YamlNode& node, int depth) {
    while (true) {
      Event event;
      if (!Next(event)) return false;
      if (event.type == YAML_SEQUENCE_END_EVENT) return true;
      if (!Read(event, node.items.emplace_back(), depth + 1)) return false;
    }
  }

  bool ReadMapping(YamlNode& node, int depth) {
    while (true) {
      Event event;
      if (!Next(event)) return false;
      if (event.type == YAML_MAPPING_END_EVENT) return true;
      YamlNode key;
      if (!Read(event, key, depth + 1)) return false;
      if (key.kind != YamlKind::scalar) Fault(MessageId::layout_key_no_text, key.offset);
      Event value_event;
      YamlNode value;
      if (!Next(value_event) || !Read(value_event, value, depth + 1)) return false;
      Keep(node, std::move(key), std::move(value));
      if (node.keys.size() > kMaxKeys) {
        Fault(MessageId::layout_too_many_keys, node.offset, {std::to_string(kMaxKeys)});
        return false;
      }
    }
  }

  void Keep(YamlNode& mapping, YamlNode key, YamlNode value) {
    const auto same = std::find_if(mapping.keys.begin(), mapping.keys.end(),
                                   [&](const YamlKey& other) { return other.text == key.text; });
    if (same != mapping.keys.end()) {
      Fault(MessageId::layout_duplicate_key, key.offset,
            {key.text, std::to_string(source_.At(same->offset).line)});
      return;
    }
    mapping.keys.push_back({std::move(key.text), key.offset});
    mapping.items.push_back(std::move(value));
  }

  void RefuseMarks(const yaml_char_t* anchor, const yaml_char_t* tag, std::size_t offset) {
    if (anchor != nullptr) Fault(MessageId::layout_anchor, offset);
    if (tag != nullptr) Fault(MessageId::layout_tag, offset, {reinterpret_cast<const char*>(tag)});
  }

  const SourceText& source_;
  Diagnostics& diagnostics_;
  std::size_t skipped_;
  std::string_view text_;
  ByteCursor cursor_;
  yaml_parser_t parser_{};
};

std::string HexByte(char c) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(c);
  return {'0', 'x', kDigits[value >> 4U], kDigits[value & 15U]};
}

// The index of the last element that begins at or before `offset`, or `count`.
template <typename OffsetOf>
std::size_t LastAtOrBefore(std::size_t count, std::size_t offset, OffsetOf offset_of) {
  std::size_t found = count;
  for (std::size_t i = 0; i < count && offset_of(i) <= offset; ++i) found = i;
  return found;
}

}  // namespace

const YamlNode* YamlNode::Find(std::string_view key) const {
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i].text == key) return &items[i];
  }
  return nullptr;
}

std::optional<YamlNode> ParseYaml(const SourceText& source, Diagnostics& diagnostics) {
  const std::string_view bytes = source.bytes();
  if (bytes.size() > kMaxLayoutBytes) {
    diagnostics.Error(MessageId::layout_too_large, PlaceAt(source, 0),
                      {std::to_string(kMaxLayoutBytes >> 20U)});
    return std::nullopt;
  }
  if (const auto bad = FindInvalidUtf8(bytes)) {
    diagnostics.Error(MessageId::layout_utf8, PlaceAt(source, *bad), {HexByte(bytes[*bad])});
    return std::nullopt;
  }
  YamlNode root;
  if (!TreeBuilder(source, diagnostics).Build(root)) return std::nullopt;
  return root;
}

std::string YamlPath(const YamlNode& root, std::size_t offset, bool key) {
  std::string path;
  const YamlNode* node = &root;
  while (node->kind != YamlKind::scalar) {
    if (node->kind == YamlKind::mapping) {
      if (!key && node->offset == offset) break;
      const std::size_t i =
          LastAtOrBefore(node->keys.size(), offset, [&](std::size_t n) { return node->keys[n].offset; });
      if (i == node->keys.size()) break;
      path = PointerTo(path, node->keys[i].text);
      if (key && node->keys[i].offset == offset) break;
      node = &node->items[i];
    } else {
      const std::size_t i =
          LastAtOrBefore(node->items.size(), offset, [&](std::size_t n) { return node->items[n].offset; });
      if (i == node->items.size()) break;
      path = PointerTo(path, i);
      node = &node->items[i];
    }
  }
  return path;
}

}  // namespace yoshiki

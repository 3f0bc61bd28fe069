#include "support/model_generator.h"

#include <algorithm>

#include "form/definition.h"
#include "form/key_tree.h"
#include "support/prose.h"

namespace yoshiki {
namespace {

std::string Quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        out += c;
    }
  }
  return out + '"';
}

class Generator {
 public:
  Generator(std::uint32_t seed, const GeneratorOptions& options)
      : dice_(seed), options_(options), left_(options.characters) {
    constexpr std::size_t kFills[] = {2, 50, 90, 97, 100};
    filled_ = kFills[dice_.Below(std::size(kFills))];
    giant_ = dice_.Percent(15);
  }

  std::string Model(const Definition& definition) {
    out_ = "{\n\"form\": " + Quoted(definition.form) + ",\n\"edition\": " + Quoted(definition.edition);
    for (const KeyNode& child : BuildKeyTree(definition).children) Member(child);
    return out_ + "\n}\n";
  }

 private:
  void Member(const KeyNode& node) {
    if (!node.TakesValue()) return;
    const bool is_leaf = node.children.empty();
    // Lists and containers are left out more rarely than values: what they hold is left out as well.
    if (!dice_.Percent(is_leaf ? filled_ : (filled_ + 300) / 4)) {
      if (options_.odd_values && dice_.Percent(10)) Key(node.key, "null");
      return;
    }
    Key(node.key, "");
    node.is_list ? List(node) : One(node);
  }

  void Key(const std::string& key, std::string_view value) {
    if (out_.back() != '{') out_ += ",\n";
    out_.append(Quoted(key)).append(": ").append(value);
  }

  void List(const KeyNode& node) {
    const std::size_t count = ElementCount();
    out_ += '[';
    for (std::size_t i = 0; i < count; ++i) {
      if (i > 0) out_ += ',';
      One(node);
    }
    out_ += ']';
  }

  void One(const KeyNode& node) {
    if (node.children.empty() && node.item != nullptr) return Leaf(*node.item);
    out_ += '{';
    for (const KeyNode& child : node.children) Member(child);
    out_ += '}';
  }

  std::size_t ElementCount() {
    const std::size_t kind = dice_.Below(100);
    const std::size_t count = kind < 10   ? 0
                              : kind < 50 ? 1
                              : kind < 82 ? 2 + dice_.Below(4)
                              : kind < 96 ? 6 + dice_.Below(10)
                                          : dice_.Below(options_.most_elements + 1);
    // Elements cost as much as their texts: a model that is full takes no more of them.
    const std::size_t cost = std::min(left_, count * kElementCost);
    left_ -= cost;
    return std::min({count, std::max<std::size_t>(1, cost / kElementCost), options_.most_elements});
  }

  std::size_t TextLength() {
    const std::size_t kind = dice_.Below(100);
    std::size_t length = kind < 60   ? 1 + dice_.Below(24)
                         : kind < 85 ? 20 + dice_.Below(150)
                         : kind < 97 ? 100 + dice_.Below(900)
                                     : dice_.Below(options_.longest_text / 4 + 1);
    if (giant_ && dice_.Percent(2)) {
      giant_ = false;
      return options_.longest_text;
    }
    length = std::min({length, options_.longest_text, std::max<std::size_t>(left_, 8)});
    left_ -= std::min(left_, length);
    return length;
  }

  std::string Text() {
    if (options_.odd_values && dice_.Percent(3)) return "";
    if (dice_.Percent(4)) return dice_.Percent(50) ? "-" : "なし";
    std::string text = Prose(dice_, TextLength(), options_.rare_characters);
    if (options_.odd_values && dice_.Percent(2)) text += "\t右";
    return text;
  }

  void Leaf(const ItemDef& item) {
    switch (item.type) {
      case ItemType::choice:
        out_ += Quoted(item.options[dice_.Below(item.options.size())].id);
        return;
      case ItemType::checks:
        return Checks(item);
      case ItemType::count:
        out_ += std::to_string(dice_.Percent(80) ? dice_.Below(41) : dice_.Below(4'000'000));
        return;
      case ItemType::date:
        out_ += Quoted(Date());
        return;
      case ItemType::image:
        if (options_.picture.empty() || dice_.Percent(50)) break;
        return Picture();
      default:
        break;
    }
    const bool is_listed = !item.values.empty() && dice_.Percent(90);
    out_ += Quoted(is_listed ? item.values[dice_.Below(item.values.size())] : Text());
  }

  std::string Date() {
    if (options_.odd_values && dice_.Percent(10)) return "平成29年5月31日までの間において政令で定める日";
    const auto two_digits = [](std::size_t n) { return (n < 10 ? "-0" : "-") + std::to_string(n); };
    std::string date = std::to_string(2013 + dice_.Below(15));
    if (dice_.Percent(90)) date += two_digits(1 + dice_.Below(12));
    if (date.size() > 4 && dice_.Percent(90)) date += two_digits(1 + dice_.Below(28));
    return date;
  }

  void Picture() {
    out_ += "{\"image\": " + Quoted(options_.picture) + ", ";
    out_ += "\"alt\": " + Quoted(Prose(dice_, 40, options_.rare_characters)) + "}";
  }

  void Checks(const ItemDef& item) {
    out_ += '{';
    for (const OptionDef& option : item.options) {
      if (dice_.Percent(50)) continue;
      if (!option.has_text) {
        Key(option.id, dice_.Percent(90) ? "true" : "false");
      } else if (options_.odd_values && dice_.Percent(15)) {
        Key(option.id, "{\"checked\": false, \"text\": " + Quoted(Text()) + "}");
      } else {
        Key(option.id, dice_.Percent(80) ? Quoted(Text()) : "true");
      }
    }
    out_ += '}';
  }

  static constexpr std::size_t kElementCost = 300;

  Dice dice_;
  const GeneratorOptions& options_;
  std::size_t left_;        // characters the model may still take
  std::size_t filled_ = 0;  // per cent of the items that have a value
  bool giant_ = false;      // one text of the greatest length is still to come
  std::string out_;
};

}  // namespace

const EditionName& EditionFor(std::uint32_t seed, const std::vector<EditionName>& editions) {
  constexpr std::uint32_t kSlices = 25;
  return editions[(seed / kSlices + seed % kSlices) % editions.size()];
}

std::string GenerateModel(const Form& form, std::uint32_t seed, const GeneratorOptions& options) {
  return Generator(seed, options).Model(form.definition());
}

}  // namespace yoshiki

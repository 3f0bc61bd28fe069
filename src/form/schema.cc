// SchemaOf: the layout as a JSON Schema.
//
// Choices are `oneOf` with a `const` for each option: its `title` is what form generators show and its
// `description` what VS Code shows beside a completion, while an `enum` could say its options' texts only in
// keywords of one editor. What belongs to other forms and editions stands under `patternProperties` and
// `pattern`, which accept it without offering it for completion.
#include <set>
#include <vector>

#include "form/bind_value.h"
#include "form/form.h"
#include "form/json_text.h"
#include "form/key_tree.h"
#include "form/schema_peers.h"
#include "form/schema_types.h"
#include "form/schema_words.h"

namespace yoshiki {
namespace {

std::string OneOf(const std::vector<std::string>& words) {
  std::string pattern;
  for (const std::string& word : words) pattern += (pattern.empty() ? "^(" : "|") + word;
  return pattern + ")$";
}

class SchemaWriter {
 public:
  SchemaWriter(const Form& form, const std::vector<Form>& others)
      : form_(form),
        others_(form, others),
        roots_(others_.Roots()),
        keys_(BuildKeyTree(form.definition())),
        words_(form.definition(), keys_) {}

  std::string Write() {
    json_.Object([&] {
      WriteHead();
      json_.Object("properties", [&] {
        WriteFormAndEdition();
        WriteItems(keys_, roots_);
        WriteOverrides();
        json_.Object("meta", [&] { json_.Text("description", "自由に使える覚え書き。印刷されない。"); });
      });
      WriteForeignKeys(keys_, roots_);
      json_.Flag("additionalProperties", false);
      json_.Texts("required", std::vector<std::string>{"form"});
      json_.Object("$defs", [&] { WriteSchemaTypes(json_); });
    });
    return json_.Take();
  }

 private:
  void WriteHead() {
    json_.Text("$schema", "https://json-schema.org/draft/2020-12/schema");
    json_.Text("$id", "urn:yoshiki:schema:" + form_.name() + ":" + form_.edition());
    json_.Text("title", form_.title());
    json_.Text("description",
               form_.mark() + " に印刷するモデル。記入しない項目は、キーを省くか null とする。");
    json_.Text("type", "object");
  }

  // A model of another form may serve this one too: it is held against the keys of this form.
  std::set<std::string> OtherForms() const {
    std::set<std::string> forms;
    for (const Peer& other : roots_) {
      if (other.form->name() != form_.name()) forms.insert(other.form->name());
    }
    return forms;
  }

  void WriteFormAndEdition() {
    json_.Object("form", [&] {
      json_.Text("description", "様式");
      json_.Array("enum", [&] {
        json_.Text(form_.name());
        for (const std::string& other : OtherForms()) json_.Text(other);
      });
    });
    std::set<std::string> editions{form_.edition()};
    for (const Peer& other : roots_) {
      editions.insert(other.form->edition());
    }
    json_.Object("edition", [&] {
      json_.Text("description", "様式の版（年月）。なければ最も新しい版");
      json_.Array("enum", [&] {
        for (const std::string& edition : editions) json_.Text(edition);
        json_.Null();
      });
    });
  }

  // The keys of this form are held against the schema once more; those of other forms against theirs.
  void WriteOverrides() {
    std::set<std::string> forms{form_.name()};
    for (const Peer& other : roots_) forms.insert(other.form->name());
    json_.Object("overrides", [&] {
      json_.Text(
          "description",
          "このモデルを印刷するほかの様式と、その様式だけで異なる項目の値。null は、その様式では記入なし。");
      WriteNullable("object");
      json_.Object("properties", [&] {
        for (const std::string& form : forms) {
          json_.Object(form, [&] { WriteOverridesOf(form); });
        }
      });
      json_.Flag("additionalProperties", false);
    });
  }

  void WriteOverridesOf(const std::string& form) {
    json_.Text("description", form + " に印刷するときの値");
    WriteNullable("object");
    if (form != form_.name()) return;
    json_.Object("properties", [&] {
      for (const std::string& key : keys_.Keys())
        json_.Object(key, [&] { json_.Text("$ref", "#/properties/" + key); });
    });
    WriteForeignKeys(keys_, roots_);
    json_.Flag("additionalProperties", false);
  }

  void WriteItems(const KeyNode& node, const Peers& peers) {
    for (const KeyNode& child : node.children) {
      if (child.TakesValue()) json_.Object(child.key, [&] { WriteNode(child, Below(peers, child.key)); });
    }
  }

  void WriteNode(const KeyNode& node, const Peers& peers) {
    if (node.item != nullptr && HoldsValue(node.item->type)) {
      WriteItemNode(node, peers);
    } else {
      WriteContainer(node, peers);
    }
  }

  void WriteItemNode(const KeyNode& node, const Peers& peers) {
    const ItemDef& item = *node.item;
    json_.Text("title", words_.TitleOf(item));
    json_.Text("description", words_.DescriptionOf(item));
    if (item.required) json_.Flag("x-yoshiki-required", true);
    if (item.important) json_.Flag("x-yoshiki-important", true);
    if (!node.is_list) return WriteValue(item, peers);
    WriteNullable("array");
    json_.Object("items", [&] { WriteValue(item, peers); });
  }

  void WriteContainer(const KeyNode& node, const Peers& peers) {
    if (node.item != nullptr) json_.Text("title", words_.TitleOf(*node.item));
    if (const std::string place = words_.PlaceOf(node); !place.empty()) json_.Text("description", place);
    const auto write_object = [&] {
      json_.Object("properties", [&] { WriteItems(node, peers); });
      WriteForeignKeys(node, peers);
      json_.Flag("additionalProperties", false);
    };
    WriteNullable(node.is_list ? "array" : "object");
    if (!node.is_list) return write_object();
    json_.Object("items", [&] {
      json_.Text("type", "object");
      write_object();
    });
  }

  void WriteValue(const ItemDef& item, const Peers& peers) {
    switch (item.type) {
      case ItemType::choice:
        return WriteChoice(item, peers);
      case ItemType::checks:
        return WriteChecks(item, peers);
      case ItemType::count:
        return json_.Text("$ref", "#/$defs/count");
      case ItemType::date:
        return json_.Text("$ref", "#/$defs/date");
      case ItemType::image:
        return json_.Text("$ref", "#/$defs/image");
      default:
        json_.Text("$ref", "#/$defs/text");
        if (!item.values.empty()) json_.Texts("examples", item.values);
    }
  }

  void WriteChoice(const ItemDef& item, const Peers& peers) {
    json_.Array("oneOf", [&] {
      for (std::size_t i = 0; i < item.options.size(); ++i) {
        const OptionDef& option = item.options[i];
        json_.Object([&] {
          json_.Text("const", option.id);
          json_.Text("title", option.label);
          json_.Text("description", std::to_string(i + 1) + ") " + option.label);
        });
      }
      for (const auto& foreign : ForeignOptions(item, peers)) {
        json_.Object([&] {
          json_.Text("type", "string");
          json_.Text("pattern", OneOf(foreign.second));
          json_.Text("description", OwnerWords(*foreign.first, "選択肢"));
        });
      }
      json_.Object([&] {
        json_.Text("type", "null");
        json_.Text("description", "記入しない");
      });
    });
  }

  void WriteChecks(const ItemDef& item, const Peers& peers) {
    WriteNullable("object");
    json_.Object("properties", [&] {
      for (const OptionDef& option : item.options) {
        json_.Object(option.id, [&] {
          json_.Text("title", option.label);
          json_.Text("description", words_.DescriptionOf(item, option));
          json_.Text("$ref", option.has_text ? "#/$defs/tickWithText" : "#/$defs/tick");
        });
      }
    });
    WriteForeign(ForeignOptions(item, peers), "選択肢");
    json_.Flag("additionalProperties", false);
  }

  // ---- what other forms and editions know

  void WriteForeignKeys(const KeyNode& node, const Peers& peers) {
    WriteForeign(ForeignKeys(node, peers), "項目");
  }

  void WriteForeign(const Foreign& foreign, std::string_view what) {
    if (foreign.empty()) return;
    json_.Object("patternProperties", [&] {
      for (const auto& owned : foreign) {
        json_.Object(OneOf(owned.second), [&] { json_.Text("description", OwnerWords(*owned.first, what)); });
      }
    });
  }

  std::string OwnerWords(const Form& owner, std::string_view what) const {
    const bool is_edition = owner.name() == form_.name();
    return (is_edition ? owner.edition() + " 版" : owner.definition().short_title) + "の" +
           std::string(what) + (is_edition ? "。この版には印刷されない。" : "。この様式には印刷されない。");
  }

  void WriteNullable(std::string_view type) {
    json_.Texts("type", std::vector<std::string_view>{type, "null"});
  }

  const Form& form_;
  const OtherKeys others_;
  const Peers roots_;  // of others_
  const KeyNode keys_;
  const SchemaWords words_;
  JsonText json_;
};

}  // namespace

std::string SchemaOf(const Form& form, const std::vector<Form>& others) {
  return SchemaWriter(form, others).Write();
}

}  // namespace yoshiki

// EmptyModel: the keys of a form, for somebody to fill in.
#include "form/bind_value.h"
#include "form/form.h"
#include "form/json_text.h"
#include "form/key_tree.h"

namespace yoshiki {
namespace {

void WriteChildren(const KeyNode& node, JsonText& json);

void WriteValue(const KeyNode& node, JsonText& json) {
  const bool is_item = node.item != nullptr && HoldsValue(node.item->type);
  const auto element = [&] { json.Object([&] { WriteChildren(node, json); }); };
  if (node.is_list) {
    // A null in a list would be an element that says nothing, which is a fault.
    json.Array(node.key, [&] {
      if (!is_item) element();
    });
  } else {
    json.Key(node.key);
    is_item ? json.Null() : element();
  }
}

void WriteChildren(const KeyNode& node, JsonText& json) {
  for (const KeyNode& child : node.children) {
    if (child.TakesValue()) WriteValue(child, json);
  }
}

}  // namespace

std::string EmptyModel(const Form& form) {
  JsonText json;
  json.Object([&] {
    json.Text("form", form.name());
    json.Text("edition", form.edition());
    WriteChildren(BuildKeyTree(form.definition()), json);
  });
  return json.Take();
}

}  // namespace yoshiki

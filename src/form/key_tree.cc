#include "form/key_tree.h"

#include <algorithm>
#include <cstddef>

#include "form/bind_value.h"

namespace yoshiki {
namespace {

constexpr std::string_view kArray = "[]";

KeyNode& ChildOf(KeyNode& parent, std::string_view key) {
  for (KeyNode& child : parent.children) {
    if (child.key == key) return child;
  }
  KeyNode child;
  child.key = key;
  child.id = parent.id;
  if (parent.is_list) child.id += kArray;
  if (!child.id.empty()) child.id += '.';
  child.id += key;
  parent.children.push_back(std::move(child));
  return parent.children.back();
}

void Insert(KeyNode& root, const ItemDef& item) {
  KeyNode* node = &root;
  std::string_view rest = item.id;
  while (!rest.empty()) {
    const std::size_t dot = rest.find('.');
    std::string_view key = rest.substr(0, dot);
    const bool is_list = key.ends_with(kArray);
    if (is_list) key.remove_suffix(kArray.size());
    node = &ChildOf(*node, key);
    node->is_list = node->is_list || is_list;
    rest = dot == std::string_view::npos ? std::string_view() : rest.substr(dot + 1);
  }
  node->item = &item;
}

}  // namespace

const KeyNode* KeyNode::Find(std::string_view child) const {
  const auto found = std::ranges::find(children, child, &KeyNode::key);
  return found == children.end() ? nullptr : &*found;
}

std::vector<std::string> KeyNode::Keys() const {
  std::vector<std::string> keys;
  for (const KeyNode& child : children) {
    if (child.TakesValue()) keys.push_back(child.key);
  }
  return keys;
}

bool KeyNode::TakesValue() const {
  return (item != nullptr && HoldsValue(item->type)) || std::ranges::any_of(children, &KeyNode::TakesValue);
}

KeyNode BuildKeyTree(const Definition& definition) {
  KeyNode root;
  for (const std::string& id : definition.item_order) {
    if (const ItemDef* item = definition.Find(id)) Insert(root, *item);
  }
  return root;
}

}  // namespace yoshiki

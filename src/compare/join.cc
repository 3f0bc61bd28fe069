// Several statements on one sheet.
#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "compare/compare.h"
#include "compare/order.h"

namespace yoshiki {
namespace {

// What two rows must have in common to be one: the words of the form and of every draft.
struct RowKey {
  std::vector<std::string> path;
  std::vector<std::optional<std::string>> texts;
  friend auto operator<=>(const RowKey&, const RowKey&) = default;
};

RowKey KeyOf(const ChangeRow& row) { return {row.path, row.texts}; }

// Gives the rows of one statement the places they have among all, and columns for all pages.
void Move(Comparison& part, std::size_t statement, std::size_t statements,
          const std::map<std::string, std::size_t>& places) {
  for (ChangeRow& row : part.rows) {
    row.place = places.at(part.order[row.place]);
    std::vector<std::optional<OtherPlace>> pages(statements);
    if (!row.pages.empty()) pages[statement] = std::move(row.pages.front());
    row.pages = std::move(pages);
  }
}

}  // namespace

Comparison JoinComparisons(std::vector<Comparison> statements) {
  if (statements.empty()) return {};
  if (statements.size() == 1) return std::move(statements.front());
  std::vector<std::vector<std::string>> orders;
  for (const Comparison& part : statements) orders.push_back(part.order);
  Comparison joined;
  joined.title = statements.front().title;
  joined.drafts = statements.front().drafts;
  joined.order = MergedOrder(orders);
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < joined.order.size(); ++i) places.emplace(joined.order[i], i);

  std::map<RowKey, std::size_t> rows;  // index into joined.rows
  for (std::size_t s = 0; s < statements.size(); ++s) {
    Comparison& part = statements[s];
    joined.statements.push_back(part.statements.empty() ? std::string() : part.statements.front());
    Move(part, s, statements.size(), places);
    for (ChangeRow& row : part.rows) {
      const auto [found, is_new] = rows.emplace(KeyOf(row), joined.rows.size());
      ChangeRow* const same = is_new ? nullptr : &joined.rows[found->second];
      if (same != nullptr && !same->pages[s]) {
        same->pages[s] = row.pages[s];
      } else {
        joined.rows.push_back(std::move(row));
      }
    }
  }
  std::ranges::stable_sort(joined.rows, {}, &ChangeRow::place);
  return joined;
}

}  // namespace yoshiki

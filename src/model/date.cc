// Dates in the Japanese eras, as the forms print them.
#include <algorithm>
#include <array>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "model/model.h"

namespace yoshiki {
namespace {

struct Day {
  int year = 0, month = 0, day = 0;
  auto operator<=>(const Day&) const = default;
};

struct Era {
  Day first;     // the first day that is dated in it
  int year_one;  // the Gregorian year of its 元年
  std::string_view name;
};

// 明治 begins in 1868, but its dates are solar only from 1873 on; older ones are left as typed.
constexpr std::array<Era, 5> kEras = {{
    {{1873, 1, 1}, 1868, "明治"},
    {{1912, 7, 30}, 1912, "大正"},
    {{1926, 12, 25}, 1926, "昭和"},
    {{1989, 1, 8}, 1989, "平成"},
    {{2019, 5, 1}, 2019, "令和"},
}};

int DaysIn(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

// The number that `digits` spells, or -1 when it holds anything but ASCII digits.
int Number(std::string_view digits) {
  int number = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

// A date of full or partial precision; month and day are 0 where they were not given.
std::optional<Day> ReadDate(std::string_view typed) {
  const std::size_t size = typed.size();
  if (size != 4 && size != 7 && size != 10) return std::nullopt;
  Day date{Number(typed.substr(0, 4)), 0, 0};
  if (date.year < 0) return std::nullopt;
  if (size >= 7) {
    date.month = Number(typed.substr(5, 2));
    if (typed[4] != '-' || date.month < 1 || date.month > 12) return std::nullopt;
  }
  if (size == 10) {
    date.day = Number(typed.substr(8, 2));
    if (typed[7] != '-' || date.day < 1 || date.day > DaysIn(date.year, date.month)) return std::nullopt;
  }
  return date;
}

Day LastDayOf(Day date) {
  if (date.month == 0) date.month = 12;
  if (date.day == 0) date.day = DaysIn(date.year, date.month);
  return date;
}

}  // namespace

std::string PrintedDate(std::string_view typed) {
  const std::optional<Day> date = ReadDate(typed);
  if (!date) return std::string(typed);
  const Day last = LastDayOf(*date);
  const auto era = std::find_if(kEras.rbegin(), kEras.rend(), [&](const Era& e) { return e.first <= last; });
  if (era == kEras.rend()) return std::string(typed);
  const int year = date->year - era->year_one + 1;
  std::string printed(era->name);
  printed += year == 1 ? "元" : std::to_string(year);
  printed += "年";
  if (date->month > 0) printed += std::to_string(date->month) + "月";
  if (date->day > 0) printed += std::to_string(date->day) + "日";
  return printed;
}

}  // namespace yoshiki

// The names of all messages the program can give. The words stand in base/messages/*.inc, one entry a message:
//   YOSHIKI_MESSAGE(enumerator, "stable-code", "English", "日本語", "English cure", "日本語の対処")
// {0} {1} … are filled from Diagnostic::args. An empty cure is allowed where the message says all.
#pragma once

namespace yoshiki {

enum class MessageId {
#define YOSHIKI_MESSAGE(name, code, en, ja, hint_en, hint_ja) name,
#include "base/messages/all.inc"
#undef YOSHIKI_MESSAGE
};

}  // namespace yoshiki

// The words of --help. A test holds them against the grammar.
#include "cli/arguments.h"

namespace yoshiki {
namespace {

constexpr std::string_view kEnglish =
    R"(yoshiki - typesets 特定個人情報保護評価書 (Japan's My Number privacy assessments) from JSON into PDF

usage:
  yoshiki render MODEL... [-o OUT] [options]    typeset models
  yoshiki forms                                 list the forms and their editions
  yoshiki fonts [--verify]                      list the fonts and where they were found
  yoshiki --version | --help

render:
  MODEL...              model files; - reads standard input
  -o, --output OUT      write to OUT; - is standard output. Without it each PDF goes beside its model
  --edition YYYY-MM     print on this edition of the form, not the one the model names
  --theme NAME          the look: a file in layouts/themes/ (default: default)
  --dump                write the laid-out pages as readable text, to standard output unless -o is given
  --stats               time and peak memory of each stage, on standard error
  --allow-missing       print 〓 for a character that no font has, and warn, instead of failing
  --no-unused           leave out the blocks that do not apply
  --no-bands            leave out the group bands of repeated blocks (システム2～5 ...)
  --empty-bands         print those bands even when no block stands under them

fonts:
  --verify              read every font file whole and compare its SHA-256 with the manifest

everywhere:
  --diagnostics FORM    text (default), or json: one object a line, on standard error
  --lang LANG           en or ja; else YOSHIKI_LANG, LC_ALL, LC_MESSAGES, LANG decide
  -h, --help            this text
  --version             the versions of yoshiki and of the libraries under it

environment:
  YOSHIKI_DATA          the folder with layouts/ and fonts/, if not the installed one
  YOSHIKI_FONT_PATH     folders to search for fonts first, separated by :
  YOSHIKI_LANG          en or ja
  SOURCE_DATE_EPOCH     seconds since 1970: the date in the PDF; without it there is none

exit codes:
  0  done
  1  the input or a form is wrong; nothing was written for it
  2  the command line is wrong; nothing was done
  3  done, with warnings
  4  the environment failed (disk, font, permission); nothing was written for it
)";

constexpr std::string_view kJapanese =
    R"(yoshiki - 特定個人情報保護評価書を JSON のモデルから PDF に組版します

使い方:
  yoshiki render モデル... [-o 出力先] [指定]   モデルを組版する
  yoshiki forms                                 様式と版の一覧
  yoshiki fonts [--verify]                      書体とその所在の一覧
  yoshiki --version | --help

render:
  モデル...             モデルのファイル。- は標準入力
  -o, --output 出力先   書き出すファイル。- は標準出力。省略すると各モデルの隣に PDF を置く
  --edition YYYY-MM     モデルの指定に代えて、この版の様式に印刷する
  --theme 名前          体裁。layouts/themes/ のファイル名（既定は default）
  --dump                組み上がったページを読める文字で書き出す。-o がなければ標準出力
  --stats               段階ごとの時間と最大メモリーを標準エラー出力に表示する
  --allow-missing       どの書体にもない文字を〓で印刷し、エラーではなく警告にする
  --no-unused           該当しない欄を印刷しない
  --no-bands            繰返し欄のまとまりの見出し（システム2～5 など）を印刷しない
  --empty-bands         その見出しを、欄が一つもなくても印刷する

fonts:
  --verify              書体のファイルをすべて読み、SHA-256 を書体目録と照合する

共通:
  --diagnostics 形式    text（既定）又は json（一行に一件、標準エラー出力）
  --lang 言語           en 又は ja。省略時は YOSHIKI_LANG、LC_ALL、LC_MESSAGES、LANG の順に従う
  -h, --help            この説明
  --version             yoshiki と、使用しているライブラリの版

環境変数:
  YOSHIKI_DATA          layouts/ と fonts/ のあるフォルダー（付属のものを使わないとき）
  YOSHIKI_FONT_PATH     書体を先に探すフォルダー（: で区切る）
  YOSHIKI_LANG          en 又は ja
  SOURCE_DATE_EPOCH     PDF に記す日時（1970年からの秒数）。なければ日時を記さない

終了コード:
  0  完了
  1  入力又は様式に誤りがあり、その文書は書き出していない
  2  命令の書き方に誤りがあり、何もしていない
  3  完了したが、警告がある
  4  環境の問題（ディスク、書体、権限）で、その文書は書き出していない
)";

}  // namespace

std::string_view HelpText(Language language) { return language == Language::japanese ? kJapanese : kEnglish; }

}  // namespace yoshiki

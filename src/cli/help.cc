// The words of --help. A test holds them against the grammar.
#include "cli/arguments.h"

namespace yoshiki {
namespace {

constexpr std::string_view kEnglish =
    R"(yoshiki - typesets 特定個人情報保護評価書 (Japan's My Number privacy assessments) from JSON into PDF

usage:
  yoshiki render MODEL... [-o OUT] [options]    typeset models
  yoshiki glyphs MODEL... [-o PROOF.pdf]        list the rare characters of models, and show them in a PDF
  yoshiki verify PDF... [--theme NAME]          make a PDF again from the model in it, and compare
  yoshiki compare DRAFT DRAFT... [-o SHEET]     the sheet 修正等を要する部分: .xlsx, .pdf, .json
  yoshiki changes OLD NEW --date DATE           rows of 変更箇所, and the new form with its changes marked
  yoshiki batch [FILE]                          make what is missing or out of date of an estate (yoshiki.toml)
  yoshiki log [RUN]                             what was made by it, and when
  yoshiki forms                                 list the forms and their editions
  yoshiki editions FORM OLD NEW [--model M]     tell what changes from one edition to another
  yoshiki new FORM [-o FILE]                    write an empty model with every key of the form
  yoshiki schema FORM [-o FILE]                 write the JSON Schema of its models, for editors and programs
  yoshiki fonts [--verify] [--theme NAME]       list the fonts and where they were found
  yoshiki --version | --help

render:
  MODEL...              model files; - reads standard input
  -o, --output OUT      write to OUT; - is standard output. Without it each document goes beside its model
  --form FORM           print on this form (see `yoshiki forms`), not the one the model names
  --edition YYYY-MM     print on this edition of the form, not the one the model names
  --theme NAME          the look: a file in layouts/themes/ or beside the model, or the path of one
  --gaiji FONT          the office's own font, for private-use characters (U+E000 ...); may be repeated
  --text                write the text twin (.txt) instead of the PDF: headings, labels, values in reading order
  --html                write the HTML twin (.html) instead: one page that needs nothing else
  --dump                write the laid-out pages as readable text, to standard output unless -o is given
  --archive LEVEL       what the PDF promises: a-2a (default: PDF/A-2a), a-2u, a-3a (holds the model), none
  --no-tags             leave out the tags that let the PDF be read aloud (a smaller file, PDF/A-2u)
  --stats               time and peak memory of each stage, on standard error
  --allow-missing       print 〓 for a character that no font has, and warn, instead of failing
  --no-unused           leave out the blocks that do not apply
  --no-bands            leave out the group bands of repeated blocks (システム2～5 ...)
  --empty-bands         print those bands even when no block stands under them

glyphs:                 also takes --form, --edition, --theme and --gaiji
  -o, --output PROOF    a PDF that shows every listed character large
  --json                one JSON object a line, for programs

editions:
  FORM OLD NEW          the change from edition OLD to edition NEW; without them the form's editions are listed
  --model M             also what NEW asks that the model M lacks, and what M holds that NEW does not print
  --json                one JSON object a line, for programs

new, schema:            FORM as `yoshiki forms` lists them
  -o, --output FILE     write to FILE, not to standard output; new overwrites no file
  --edition YYYY-MM     this edition of the form, not the newest

compare:                the oldest draft first; also takes --theme, --gaiji, --archive, --no-tags, --allow-missing
  -o, --output SHEET    .xlsx, .pdf or .json; may be repeated. Without it the JSON goes to standard output
  --notes NOTES         titles and reasons (notes.json)
  --removed LOOK        word (default: （削除） in place of removed lines) or struck
  --abridge N           show unchanged passages of more than N characters as （略）
  --a3                  A3 paper instead of A4
  --with DRAFT DRAFT... the drafts of a further statement on the same sheet, as many as of the first
  --links FORM.pdf      the page numbers of the sheet's PDF lead into this PDF of the oldest draft; once a statement

batch:                  FILE describes the estate; without it yoshiki.toml of this folder
  --explain OUTPUT      tell why this output is, or is not, out of date
  --dry-run             name what would be made, and why
  --force               make what is current as well
  --only-failed         make only what failed the last time; the rest is left out, with a warning
  --keep-going          go on when the disk is full
  --jobs N              how many are made at once; without it one a processor core
  --since RUN           leave out what was made in this run or later
  --shard I/N           only this part of the outputs, 1/4 ... 4/4; i/4 in an array job of Slurm or Kubernetes
  --merge               join the ledgers of the shards
  --watch               look again every two seconds, until stopped with Ctrl-C; what did not change is not told again
  --progress STYLE      auto, bar, plain, json or none, on standard error

log:                    without RUN all runs are listed; times are UTC
  --estate FILE         the estate's file; without it yoshiki.toml of this folder
  --verify              hold every output against the ledger
  --html FILE           write a report of the run, or of the newest, with pictures of changed pages

changes:                also takes --abridge, --theme, --gaiji, --archive, --no-tags, --allow-missing
  --date DATE           変更日 of the rows
  -o, --output FILE     write the rows as JSON; standard output when nothing else is asked for
  --append              put the rows into NEW, behind those it has
  --redline OUT.pdf     NEW as PDF, changes underlined and marked in the margin

fonts:                  also takes --theme and --gaiji
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
  yoshiki glyphs モデル... [-o 確認表.pdf]      モデルの特殊な文字を一覧にし、PDF で字形を示す
  yoshiki verify PDF... [--theme 名前]          PDF に添付されたモデルから作り直して比べる
  yoshiki compare 評価書 評価書... [-o 出力先]  修正等を要する部分の表（.xlsx、.pdf、.json）
  yoshiki changes 旧 新 --date 変更日           変更箇所の行と、修正箇所に印を付けた新しい評価書
  yoshiki batch [ファイル]                      一式（yoshiki.toml）のうち、ないもの・古くなったものを作る
  yoshiki log [回]                              いつ何を作ったかを示す
  yoshiki forms                                 様式と版の一覧
  yoshiki editions 様式 旧版 新版 [--model M]   版の間の変更を示す
  yoshiki new 様式 [-o 出力先]                  様式の全項目を null とした、空のモデルを書き出す
  yoshiki schema 様式 [-o 出力先]               モデルの JSON スキーマを書き出す（エディターやプログラム用）
  yoshiki fonts [--verify] [--theme 名前]       書体とその所在の一覧
  yoshiki --version | --help

render:
  モデル...             モデルのファイル。- は標準入力
  -o, --output 出力先   書き出すファイル。- は標準出力。省略すると各モデルの隣に置く
  --form 様式           モデルの指定に代えて、この様式（yoshiki forms の一覧から）に印刷する
  --edition YYYY-MM     モデルの指定に代えて、この版の様式に印刷する
  --theme 名前          体裁。layouts/themes/ かモデルの隣にあるファイルの名前、又はそのパス
  --gaiji 書体          外字（U+E000 など）を収めた自前の書体ファイル。繰り返し指定できる
  --text                PDF に代えて、見出し・項目・記載を読み順に並べた文字だけの版（.txt）を書き出す
  --html                PDF に代えて、一つのファイルで完結する HTML 版（.html）を書き出す
  --dump                組み上がったページを読める文字で書き出す。-o がなければ標準出力
  --archive 水準        PDF の保存水準。a-2a（既定。PDF/A-2a）、a-2u、a-3a（モデルを添付）、none
  --no-tags             読み上げ用のタグを付けない（ファイルは小さくなる。PDF/A-2u）
  --stats               段階ごとの時間と最大メモリーを標準エラー出力に表示する
  --allow-missing       どの書体にもない文字を〓で印刷し、エラーではなく警告にする
  --no-unused           該当しない欄を印刷しない
  --no-bands            繰返し欄のまとまりの見出し（システム2～5 など）を印刷しない
  --empty-bands         その見出しを、欄が一つもなくても印刷する

glyphs:                 --form、--edition、--theme、--gaiji も使える
  -o, --output 確認表   一覧の文字を大きく示す PDF
  --json                一行に一件の JSON（プログラム用）

editions:
  様式 旧版 新版        旧版から新版への変更。版を省略するとその様式の版の一覧
  --model M             モデル M に足りない新版の記載と、M にあって新版に印刷されない記載も示す
  --json                一行に一件の JSON（プログラム用）

new, schema:            様式は yoshiki forms の一覧から選ぶ
  -o, --output 出力先   標準出力に代えて、このファイルに書き出す。new は既にあるファイルを上書きしない
  --edition YYYY-MM     最も新しい版に代えて、この版

compare:                古い評価書から順に並べる。--theme、--gaiji、--archive、--no-tags、--allow-missing も使える
  -o, --output 出力先   .xlsx、.pdf、.json。繰り返し指定できる。省略すると JSON を標準出力に書く
  --notes ファイル      表題と理由（notes.json）
  --removed 表し方      word（既定。削除した行を（削除）と示す）又は struck（取消線）
  --abridge N           N 文字を超える変更のない箇所を（略）とする
  --a3                  用紙を A4 に代えて A3 とする
  --with 評価書 ...     同じ表に載せる別の事務の評価書。最初の事務と同じ件数
  --links 様式.pdf      PDF の表のページ番号から、最も古い評価書のこの PDF を開けるようにする。事務ごとに一回

batch:                  一式を記したファイル。省略するとこのフォルダーの yoshiki.toml
  --explain 出力        この出力が最新かどうかと、最新でない理由を示す
  --dry-run             作るものとその理由を示すだけで、何も作らない
  --force               最新のものも作り直す
  --only-failed         前回作れなかったものだけを作る。ほかの古いものは作らず、警告する
  --keep-going          ディスクに空きがなくても続ける
  --jobs N              同時に作る数。省略するとコアの数
  --since 回            この回以後に作ったものを除く
  --shard I/N           出力の一部（1/4 … 4/4）だけを作る。Slurm や Kubernetes の配列ジョブでは i/4
  --merge               分担して作ったものの台帳を合わせる
  --watch               Ctrl-C で止めるまで、二秒ごとに見直す。変わらないことは繰り返し示さない
  --progress 形式       auto、bar、plain、json、none。標準エラー出力に示す

log:                    回を省略すると実行の一覧。日時は協定世界時（UTC）
  --estate ファイル     一式を記したファイル。省略するとこのフォルダーの yoshiki.toml
  --verify              すべての出力を台帳と照合する
  --html ファイル       その回（省略すると最新の回）の報告を、変わったページの画像を添えて書き出す

changes:                --abridge、--theme、--gaiji、--archive、--no-tags、--allow-missing も使える
  --date 変更日         各行の変更日
  -o, --output 出力先   行を JSON で書き出す。ほかに何も指定しなければ標準出力に書く
  --append              行を新しいモデルの変更箇所に加える
  --redline 出力.pdf    新しい評価書の PDF。変更箇所に下線と欄外の線を付ける

fonts:                  --theme、--gaiji も使える
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

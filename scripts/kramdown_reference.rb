# Write what kramdown makes of each case in tests/markdown/kramdown/cases.txt, as Jekyll calls it.
#
#     ruby scripts/kramdown_reference.rb      (Debian: apt-get install ruby-kramdown-parser-gfm)
require "json"
require "kramdown"

folder = File.expand_path("../tests/markdown/kramdown", __dir__)
options = {
  input: "GFM", hard_wrap: false, auto_ids: true, syntax_highlighter: nil, math_engine: "mathjax",
  smart_quotes: "lsquo,rsquo,ldquo,rdquo", toc_levels: "1..6", footnote_nr: 1, entity_output: "as_char",
  gfm_emojis: false
}
cases = File.read("#{folder}/cases.txt", encoding: "UTF-8").chomp.split("\n=====\n")
made = cases.map { |text| Kramdown::Document.new(text, options).to_html }
File.write("#{folder}/reference.json", JSON.pretty_generate(made) + "\n")

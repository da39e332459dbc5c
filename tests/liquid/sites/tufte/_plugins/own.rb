# Tags that no theme has: each splits its argument and fills one string.
require 'shellwords'

class BadgeTag < Liquid::Tag
  def initialize(name, markup, tokens)
    super
    @parts = markup.shellsplit
  end

  def render(context)
    "<b class=\"badge\">#{@parts[0]}</b>" \
    "<i>#{@parts[1]}</i>"
  end
end


class CsvTag < Liquid::Tag
  def initialize(name, markup, tokens)
    super
    @fields = markup.strip.split(',')
  end

  def render(_context)
    "[#{@fields[0]}; #{@fields[1]}]"
  end
end

class ShoutTag < Liquid::Tag
  def initialize(name, markup, tokens)
    super
    @text = markup.strip
  end

  def render(context)
    "<strong>#{@text}!</strong>"
  end
end

class BoxBlock < Liquid::Block
  def initialize(name, markup, tokens)
    super
    @title = markup.strip
  end

  def render(context)
    content = super
    "<aside class=\"box\"><span>#{@title}</span> #{content}</aside>"
  end
end

Liquid::Template.register_tag('badge', BadgeTag)
Liquid::Template.register_tag('csv', CsvTag)
Liquid::Template.register_tag('shout', ShoutTag)
Liquid::Template.register_tag('box', BoxBlock)

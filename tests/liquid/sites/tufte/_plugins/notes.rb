# Notes in the margin, of three generations.
module Jekyll
  class SideNote < Liquid::Tag
    require "shellwords"

    def initialize(tag_name, text, tokens)
      super
      @text = text.shellsplit
    end

    def render(context)
      "<label for='#{@text[0]}' class='margin-toggle sidenote-number'></label><input type='checkbox' id='#{@text[0]}' class='margin-toggle'/><span class='sidenote'>#{@text[1]} </span>"
    end
  end

  class MarginNote < Liquid::Tag
    require "shellwords"

    def initialize(tag_name, text, tokens)
      super
      @text = text.shellsplit
    end

    def render(context)
      if @text.length > 1
        "<label for='#{@text[0]}' class='margin-toggle'>&#8853;</label><input type='checkbox' id='#{@text[0]}' class='margin-toggle'/><span class='marginnote'>#{@text[1]} </span>"
      else
        "<span class='marginnote'>#{@text[0]} </span>"
      end
    end
  end

  class NewThought < Liquid::Tag
    require "shellwords"

    def initialize(tag_name, text, tokens)
      super
      @text = text.shellsplit
    end

    def render(context)
      "<span class='newthought'>#{@text[0]}</span> "
    end
  end

  class Epigraph < Liquid::Tag
    require "shellwords"

    def initialize(tag_name, text, tokens)
      super
      @text = text.shellsplit
    end

    def render(context)
      "<div class='epigraph'><blockquote><p>#{@text[0]}</p>" +
      "<footer>#{@text[1]}, " + "<cite>#{@text[2]}</cite></footer></blockquote></div>"
    end
  end
end

Liquid::Template.register_tag('sidenote', Jekyll::SideNote)
Liquid::Template.register_tag('marginnote', Jekyll::MarginNote)
Liquid::Template.register_tag('newthought', Jekyll::NewThought)
Liquid::Template.register_tag('epigraph', Jekyll::Epigraph)

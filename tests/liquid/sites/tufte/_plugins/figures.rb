module Jekyll
  class MainColumn < Liquid::Tag
    require "shellwords"

    def initialize(tag_name, text, tokens)
      super
      @text = text.shellsplit
    end

    def render(context)
      baseurl = context.registers[:site].config['baseurl']
      if @text[0].start_with?('http://', 'https://')
        "<figure><figcaption>#{@text[1]}</figcaption><img src='#{@text[0]}'/></figure>"
      else
        "<figure><figcaption>#{@text[1]}</figcaption><img src='#{baseurl}/#{@text[0]}'/></figure>"
      end
    end
  end

  class FullWidth < Liquid::Tag
    require "shellwords"

    def initialize(tag_name, text, tokens)
      super
      @text = text.shellsplit
    end

    def render(context)
      baseurl = context.registers[:site].config['baseurl']
      "<figure class='fullwidth'><img src='#{baseurl}/#{@text[0]}'/><figcaption>#{@text[1]}</figcaption></figure>"
    end
  end

  class MarginFigure < Liquid::Tag
    require "shellwords"

    def initialize(tag_name, text, tokens)
      super
      @text = text.shellsplit
    end

    def render(context)
      baseurl = context.registers[:site].config['baseurl']
      "<label for='#{@text[0]}' class='margin-toggle'>&#8853;</label><input type='checkbox' id='#{@text[0]}' class='margin-toggle'/><span class='marginnote'><img class='fullwidth' src='#{baseurl}/#{@text[1]}'/><br>#{@text[2]}</span>"
    end
  end
end

Liquid::Template.register_tag('maincolumn', Jekyll::MainColumn)
Liquid::Template.register_tag('fullwidth', Jekyll::FullWidth)
Liquid::Template.register_tag('marginfigure', Jekyll::MarginFigure)

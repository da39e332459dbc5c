module Course
  class Aside < Liquid::Block
    def initialize(name, args, tokens)
      super
      @side = args.split[0].downcase.strip
    end

    def render(context)
      return '<div class="aside-' + @side + '">' + super(context) + '</div>'
    end
  end

  class Shot < Liquid::Tag
    def initialize(name, text, tokens)
      super
      @params = text.split("|").map(&:strip)
    end

    def render(context)
      source = @params[0].match(/http/) ? @params[0] : "#{context.registers[:site].config["url"]}/shots/#{@params[0]}"
      output = "<span class='shot'>"
      output += "<img src='#{source}'>"
      output += "<br>#{@params[1]}" if @params[1]
      output += "</span>"
      output
    end
  end
end

Liquid::Template.register_tag('aside', Course::Aside)
Liquid::Template.register_tag('shot', Course::Shot)

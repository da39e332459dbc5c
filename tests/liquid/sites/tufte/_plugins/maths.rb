module Jekyll
  class MathOpen < Liquid::Tag
    def render(context)
      '<script type="math/tex; mode=display">'
    end
  end
  class InlineOpen < Liquid::Tag
    def render(context)
      '<script type="math/tex">'
    end
  end
  class MathClose < Liquid::Tag
    def render(context)
      '</script>'
    end
  end
end

Liquid::Template.register_tag('math', Jekyll::MathOpen)
Liquid::Template.register_tag('m', Jekyll::InlineOpen)
Liquid::Template.register_tag('endmath', Jekyll::MathClose)
Liquid::Template.register_tag('em', Jekyll::MathClose)

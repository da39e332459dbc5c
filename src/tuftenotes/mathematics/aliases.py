r"""Commands that are other commands under another name, or a short piece of TeX.

A replacement stands for the command alone; arguments follow by themselves (``\mathds{1}`` is ``\mathbb{1}``).
"""

from __future__ import annotations

__all__ = ["ALIASES"]

_SAME = r"""
    dotsc=ldots dotso=ldots dotsb=cdots dotsm=cdots dotsi=cdots mathellipsis=ldots textellipsis=ldots
    mathup=mathrm mathds=mathbb mathbbm=mathbb mathbbmss=mathbb mathbbmtt=mathbb
    mathbfup=mathbf mathbfit=boldsymbol mathbfbb=mathbb mathsfup=mathsf mathsfit=mathsf mathbfsf=mathsf
    symrm=mathrm symup=mathrm symit=mathit symbfup=mathbf symbfit=boldsymbol symbb=mathbb symfrak=mathfrak
    symscr=mathscr symsf=mathsf symsfup=mathsf symtt=mathtt symcal=mathcal pmb=boldsymbol
    mathbfcal=mathcal mathbfscr=mathscr mathbffrak=mathfrak
    smallsetminus=setminus centerdot=cdot thicksim=sim thickapprox=approx smallsmile=smile shortmid=mid
    smallfrown=frown shortparallel=parallel varpropto=propto nshortmid=nmid nshortparallel=nparallel
    smallint=int centernot=not xlongrightarrow=xrightarrow xlongleftarrow=xleftarrow
    xLongrightarrow=xRightarrow xLongleftarrow=xLeftarrow
    Approxcolon=approxcolon vcentercolon=colon centercolon=colon ordinarycolon=colon
    bgroup=begingroup egroup=endgroup nobreakspace=space
    textbullet=bullet textsection=S textparagraph=P texttimes=times textdiv=div textpm=pm
    textrightarrow=rightarrow textleftarrow=leftarrow
    symbf=mathbf symbffrak=mathfrak symbfscr=mathscr symbfcal=mathcal symbfsf=mathsf
"""

ALIASES: dict[str, str] = {
    **{"\\" + new: "\\" + old for new, old in (pair.split("=") for pair in _SAME.split()) if new != old},
    "\\adjustlimits": "",
    "\\mathmbox": "",
    "\\AA": "\\text{Å}",
    "\\colon": "\\mathpunct{:}",
    "\\Coloneqq": "\\mathrel{::=}",
    "\\intop": "\\int\\limits",
    "\\ointop": "\\oint\\limits",
    "\\varlimsup": "\\mathop{\\overline{\\lim}}",
    "\\varliminf": "\\mathop{\\underline{\\lim}}",
    "\\varinjlim": "\\mathop{\\underrightarrow{\\lim}}",
    "\\varprojlim": "\\mathop{\\underleftarrow{\\lim}}",
    "\\models": "\\mathrel{⊧}",
    "\\celsius": "\\degree\\mathrm{C}",
    "\\ohm": "\\Omega",
    "\\micro": "\\mathrm{\\mu}",
    "\\perthousand": "\\text{‰}",
    "\\TeX": "\\text{TeX}",
    "\\LaTeX": "\\text{LaTeX}",
    "\\mathnormal": "",
    "\\mit": "",
    "\\vcenter": "",
    "\\nonscript": "",
    "\\mathstrut": "\\vphantom{(}",
    "\\enskip": "\\enspace",
}

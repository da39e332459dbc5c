r"""The names that a misspelt command is compared with.

`BUILT_IN` was found by giving math-core 0.9 every command of MathJax 4's tables; it only serves hints, so a
name that is missing here still works.
"""

from __future__ import annotations

__all__ = ["BUILT_IN"]

_NAMES = """
    AA And Bbb Bbbk Big Bigg Biggl Biggm Biggr Bigl Bigm Bigr Box Bra Braket Bumpeq Cap Colonapprox
    Colondash Coloneq Coloneqq Colonsim Cup Dashcolon Delta Diamond Doteq Eqcolon Eqqcolon Finv Game
    Gamma Huge Im Join Ket LARGE Lambda Large Leftarrow Leftrightarrow Lleftarrow Longleftarrow
    Longleftrightarrow Longrightarrow Lsh Omega Phi Pi Pr Psi Re Rightarrow Rrightarrow Rsh S Set Sigma
    Simcolon Subset Supset Theta Upsilon Vdash Vvdash Xi acute aleph alpha amalg angle approx
    approxcolon approxeq arccos arcsin arctan arg ast asymp atop backepsilon backprime backsim backsimeq
    backslash bar barwedge bcancel because begin begingroup beta beth between bf big bigcap bigcirc
    bigcup bigg biggl biggm biggr bigl bigm bigodot bigoplus bigotimes bigr bigsqcup bigstar bigtimes
    bigtriangledown bigtriangleup biguplus bigvee bigwedge binom blacklozenge blacksquare blacktriangle
    blacktriangledown blacktriangleleft blacktriangleright bmod bold boldsymbol bot bowtie boxdot boxed
    boxminus boxplus boxtimes bra brace brack braket breve bullet bumpeq cal cancel cap cdot cdotp cdots
    cfrac check checkmark chi choose circ circeq circlearrowleft circlearrowright circledR circledS
    circledast circledcirc circleddash clubsuit colon colonapprox colondash coloneq coloneqq colonsim
    color complement cong coprod cos cosh cot coth cramped csc cup curlyeqprec curlyeqsucc curlyvee
    curlywedge curvearrowleft curvearrowright dagger daleth dashcolon dashleftarrow dashrightarrow dashv
    dbinom dblcolon ddagger ddddot dddot ddot ddots def deg degree delta det dfrac diagdown diagup
    diamond diamondsuit digamma dim displaystyle div divideontimes dot doteq doteqdot dotplus dots
    doublebarwedge doublecap doublecup downdownarrows downharpoonleft downharpoonright ell emph emptyset
    end endgroup enspace epsilon eqcirc eqcolon eqqcolon eqref eqsim eqslantgtr eqslantless equiv erf
    eta eth exists exp fallingdotseq fbox flat footnotesize forall frac frak frown gamma gcd gdef ge
    genfrac geq geqq geqslant gets gg ggg gggtr gimel global gnapprox gneq gneqq gnsim grave gt
    gtrapprox gtrdot gtreqless gtreqqless gtrless gtrsim gvertneqq hat hbar hdashline heartsuit hline
    hom hookleftarrow hookrightarrow hphantom hskip hslash hspace huge iddots idotsint iff iiiint iiint
    iint imath impliedby implies in inf infty injlim int intercal iota it jmath kappa ker kern ket label
    lambda land large ldotp ldots le leadsto left leftarrow leftarrowtail leftharpoondown leftharpoonup
    leftleftarrows leftrightarrow leftrightarrows leftrightharpoons leftrightsquigarrow leftthreetimes
    leq leqq leqslant lessapprox lessdot lesseqgtr lesseqqgtr lessgtr lesssim let lg lhd lim liminf
    limits limsup ll lll llless ln lnapprox lneq lneqq lnot lnsim log longleftarrow longleftrightarrow
    longmapsto longrightarrow looparrowleft looparrowright lor lozenge lt ltimes lvertneqq maltese
    mapsto mathbb mathbf mathbin mathcal mathchoice mathclose mathfrak mathinner mathit mathop mathopen
    mathord mathpunct mathrel mathring mathrm mathscr mathsf mathstrut mathtt max measuredangle mho mid
    middle min mkern mod models mp mskip mspace mu multimap nLeftarrow nLeftrightarrow nRightarrow
    nVDash nVdash nabla natural ncong ne nearrow neg negmedspace negthickspace negthinspace neq
    newcommand newline nexists ngeq ngeqq ngeqslant ngtr ni nleftarrow nleftrightarrow nleq nleqq
    nleqslant nless nmid nobreakspace nolimits nonumber normalsize not notag notin nparallel nprec
    npreceq nrightarrow nsim nsubseteq nsubseteqq nsucc nsucceq nsupseteq nsupseteqq ntriangleleft
    ntrianglelefteq ntriangleright ntrianglerighteq nu nvDash nvdash nwarrow odot oiiint oiint oint
    omega omicron ominus operatorname oplus oslash otimes over overbrace overbracket overleftarrow
    overleftrightarrow overline overparen overrightarrow overset owns parallel partial perp phantom phi
    pi pitchfork pm pmod pod prec precapprox preccurlyeq preceq precnapprox precneqq precnsim precsim
    prescript prime prod projlim propto psi qquad quad real renewcommand restriction rhd rho right
    rightarrow rightarrowtail rightharpoondown rightharpoonup rightleftarrows rightleftharpoons
    rightrightarrows rightsquigarrow rightthreetimes risingdotseq rm rtimes scriptscriptstyle scriptsize
    scriptstyle searrow sec set setminus sf sharp shoveleft shoveright sideset sigma sim simcolon simeq
    sin sinh small smile space spadesuit sphericalangle sqcap sqcup sqrt sqsubset sqsubseteq sqsupset
    sqsupseteq square stackrel star subset subseteq subseteqq subsetneq subsetneqq succ succapprox
    succcurlyeq succeq succnapprox succneqq succnsim succsim sum sup supset supseteq supseteqq supsetneq
    supsetneqq surd swarrow symbf tag tan tanh tau tbinom text textasciicircum textasciitilde
    textbackslash textbar textbardbl textbf textbraceleft textbraceright textcolor textdagger
    textdaggerdbl textdegree textdollar textellipsis textemdash textendash textgreater textit textless
    textquotedblleft textquotedblright textquoteleft textquoteright textregistered textrm textsf
    textsterling textstyle texttt textunderscore textyen tfrac therefore theta thinspace tilde times
    tiny to top triangle triangledown triangleleft trianglelefteq triangleq triangleright
    trianglerighteq tt twoheadleftarrow twoheadrightarrow u underbrace underbracket underleftarrow
    underleftrightarrow underline underparen underrightarrow underset unlhd unrhd upharpoonleft
    upharpoonright uplus upsilon upuparrows v vDash varDelta varGamma varLambda varOmega varPhi varPi
    varPsi varSigma varTheta varUpsilon varXi varepsilon varkappa varnothing varphi varpi varrho
    varsigma varsubsetneq varsubsetneqq varsupsetneq varsupsetneqq vartheta vartriangle vartriangleleft
    vartriangleright vdash vdots vec vee veebar vphantom wedge widehat widetilde wp wr xLeftarrow
    xLeftrightarrow xRightarrow xcancel xhookleftarrow xhookrightarrow xi xleftarrow xleftharpoondown
    xleftharpoonup xleftrightarrow xleftrightharpoons xlongequal xmapsto xrightarrow xrightharpoondown
    xrightharpoonup xrightleftharpoons xtofrom xtwoheadleftarrow xtwoheadrightarrow yen zeta
"""

BUILT_IN = frozenset(_NAMES.split())

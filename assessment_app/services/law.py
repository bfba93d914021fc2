"""The considerations in law on every reasoned decision; the zone's jurist confirms them (domain.md E1, B2)."""

from __future__ import annotations

from assessment_app.domain.language import Texts

IN_LAW = (
    Texts(
        nl="Gelet op de wet van 29 juli 1991 betreffende de uitdrukkelijke motivering van de bestuurshandelingen, "
        "artikelen 2 en 3.",
        fr="Vu la loi du 29 juillet 1991 relative à la motivation formelle des actes administratifs, articles 2 et 3.",
        en="Having regard to the Act of 29 July 1991 on the formal statement of reasons for administrative acts, "
        "articles 2 and 3.",
    ),
    Texts(
        nl="Gelet op het Beleidsplan Integriteit van de politiezone, hoofdstuk 6 (de negen waarden) en hoofdstuk 7 "
        "(waardengericht rekruteren aan de hand van de STARR-methode).",
        fr="Vu le plan de politique d’intégrité de la zone de police, chapitre 6 (les neuf valeurs) et chapitre 7 "
        "(recrutement axé sur les valeurs selon la méthode STARR).",
        en="Having regard to the integrity policy plan of the police zone, chapter 6 (the nine values) and chapter 7 "
        "(values-based recruitment by the STARR method).",
    ),
    Texts(
        nl="Overwegende dat elk lid van de selectiecommissie de kandidatuur eerst afzonderlijk heeft beoordeeld aan de "
        "hand van dezelfde vragen en dezelfde gedragsankers, en dat de commissie daarna heeft beraadslaagd; dat geen "
        "enkele uitkomst automatisch is berekend.",
        fr="Considérant que chaque membre de la commission de sélection a d’abord évalué la candidature seul, sur la "
        "base des mêmes questions et des mêmes ancres comportementales, et que la commission a ensuite délibéré; "
        "qu’aucun résultat n’a été calculé automatiquement.",
        en="Whereas each member of the selection committee first assessed the candidacy alone, on the same questions "
        "and the same behavioural anchors, and the committee deliberated afterwards; whereas no outcome was computed "
        "automatically.",
    ),
)
